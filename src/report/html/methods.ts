import { listed as withRange } from "../../scenario/factorList.ts";
import { escapeXml } from "../draw/frame.ts";
import { historyOf, historySentence, sameCode } from "../history.ts";
import type { RunData } from "../runData.ts";
import { htmlTable } from "./table.ts";

/** How the numbers were made, for a reader who wants to check them. */
export function methods(runs: readonly RunData[]): string {
  const forms = runs.map(({ letter, manifest }) => {
    const said = Object.entries(manifest.scenario.forms).map(([name, word]) => `${name} ${word}`);
    return `<li>${letter === "" ? "" : `<strong>${letter}</strong> `}${escapeXml(said.join(", "))}</li>`;
  });
  return `<h2 id="methods">Methods</h2>
<p>Every plant of the chain is a row with its own stocks, suppliers, people and luck. Day by day it receives, plans, makes, ships and orders; when a
critical input is gone its line stops, and after a lag people are furloughed, and later recalled or let go. Losses are against the same world without
the cut, which is proved to stay at rest to the last bit before every replication.</p>
<p>A replication, here called a world, draws every uncertain number from what is believed of it, and luck for what differs from plant to plant. Numbers are
medians and bands over worlds: they say what the beliefs imply, not how often something happened. Shares have Wilson intervals (95 %), quantiles
distribution-free limits; no digit is printed that the number of worlds does not support. Words such as “likely” follow the scale of the IPCC's guidance
note of 2010 and speak of modelled worlds.</p>
<p>Out of work means furloughed, or separated and not re-employed. Model forms, of which one set holds in a run:</p>
<ul>${forms.join("")}</ul>`;
}

/** How the model did on history: the totals in a sentence, every target in a table. */
export function history(runs: readonly RunData[]): string {
  const scores = historyOf(runs);
  const head = `<h2 id="history">Scored against history</h2>\n<p>${escapeXml(historySentence(scores))}</p>`;
  if (scores.length === 0) return head;
  const columns = [
    "target",
    "unit",
    "observed",
    "acceptance band",
    "median",
    "90 %",
    "CRPS",
    "miss",
    "may be fitted to",
  ].map((name) => ({ name, unit: "" }));
  const tables = scores.map(({ case: name, question, replications, rows }) => {
    const cells = rows.map((row) => [
      row.target,
      row.unit,
      row.observedText,
      row.bandText,
      row.medianText,
      row.intervalText,
      row.crps === null ? "" : three(row.crps),
      [...(row.medianInside === 0 ? ["median"] : []), ...(row.observedInside === 0 ? ["90 %"] : [])].join(", "),
      row.use === "calibrate" ? "yes" : "",
    ]);
    return `<details><summary>${escapeXml(`${name}: ${question} (${replications} replications)`)}</summary>${htmlTable({ columns, rows: cells })}</details>`;
  });
  const code = sameCode(scores, runs) ? "" : " They were scored with other code than that of these runs.";
  return `${head}
<p class="soft">Each case is a world of its own, run by the same code. A miss is told as a miss: the median outside its band, or what happened outside the 90 %
interval. CRPS is a score of the whole distribution in the target's unit; 0 is perfect.${code}</p>${tables.join("")}`;
}

/** Every uncertain number with its range and who says so. */
export function parameters(runs: readonly RunData[]): string {
  const tables = runs.map(({ letter, manifest }) => {
    const rows = manifest.factors.map((factor) => {
      const { name, meaning, unit, source, median, range } = withRange(factor);
      const by = [source.by, source.ref, source.note].filter((part) => part !== undefined).join("; ");
      return [name, meaning, three(median), `${three(range[0])} to ${three(range[1])}`, unit, source.kind, by];
    });
    const columns = ["number", "meaning", "median", "range (98 %)", "unit", "source", "who says so"].map((name) => ({
      name,
      unit: "",
    }));
    return `<details><summary>${letter === "" ? "" : `${letter}: `}${manifest.factors.length} numbers of ${escapeXml(manifest.scenario.name)}</summary>${htmlTable({ columns, rows })}</details>`;
  });
  const premises = runs.flatMap(({ letter, manifest }) =>
    manifest.scenario.premises.length === 0
      ? []
      : [
          `<h4>${letter === "" ? "Premises" : `Premises of ${letter}`}</h4><ul>${manifest.scenario.premises
            .map(
              ({ name, premise }) =>
                `<li><strong>${escapeXml(name.replaceAll("-", " "))}.</strong> ${escapeXml(premise)}</li>`,
            )
            .join("")}</ul>`,
        ],
  );
  return `<h2 id="parameters">What was put in, and who says so</h2>
<p>Published numbers were read; derived ones follow from published ones; recalled ones come from memory, unchecked; borrowed ones are another model's;
judgement is ours; calibrated ones were fitted to history.</p>${premises.join("")}${tables.join("")}`;
}

const three = (value: number): string => String(Number(value.toPrecision(3)));

/** What made each run. */
export function manifests(runs: readonly RunData[]): string {
  const columns = [{ name: "", unit: "" }, ...runs.map(({ label }) => ({ name: label, unit: "" }))];
  const row = (name: string, of: (run: RunData) => string) => [name, ...runs.map(of)];
  const rows = [
    row("scenario", ({ manifest }) => manifest.scenario.name),
    row("world", ({ manifest }) => manifest.world),
    row(
      "replications",
      ({ summary, manifest }) =>
        `${summary.replications.toLocaleString("en-US")}${manifest.failures.length === 0 ? "" : `, and ${manifest.failures.length} failed and left out`}`,
    ),
    row("days", ({ days }) => String(days)),
    row("state", ({ manifest }) => manifest.state),
    row("seed", ({ manifest }) => manifest.scenario.seed),
    row("key", ({ manifest }) => manifest.key),
    row("scenario, SHA-256", ({ manifest }) => manifest.identity.scenario),
    row("world, SHA-256", ({ manifest }) => manifest.identity.world),
    row("code, SHA-256", ({ manifest }) => manifest.identity.code),
    row("Node.js", ({ manifest }) => manifest.node),
    row("begun", ({ manifest }) => manifest.created),
  ];
  return `<h2 id="manifest">What made these runs</h2>${htmlTable({ columns, rows })}
<p class="soft">Equal scenario, world, seed and code give equal tables, byte for byte, on any number of threads. <code>runout verify</code> checks a run
folder; <code>runout report</code> makes this page from it again.</p>`;
}
