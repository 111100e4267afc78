import { RULE } from "../analysis/discover/choose.ts";
import { limitWords } from "../analysis/discover/sentence.ts";
import type { Crossing } from "../analysis/discover/threshold.ts";
import { formatProportion } from "../analysis/proportion.ts";
import { counted } from "./amounts.ts";
import type { DiscoverAnswer } from "./discover.ts";
import { shortNumber, shortRange } from "./shortNumber.ts";
import { dim, table } from "./table.ts";
import { WIDTH, wrap } from "./wrap.ts";

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const interval = (low: number | null, high: number | null): string =>
  `${low === null ? "?" : percent(low)} to ${high === null ? "?" : percent(high)}`;
const chance = (p: number): string => (p < 0.001 ? "<0.001" : p.toFixed(3));

/** What was found out of a run, as a careful reader would want it told. */
export function printDiscovery(answer: DiscoverAnswer, path: string): string {
  const parts = [
    head(answer),
    sentence(answer),
    limits(answer),
    trajectory(answer),
    ...thresholds(answer),
    information(answer),
    choice(answer),
    dim(`Table: ${path}`),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function head({ manifest, discovery, considered }: DiscoverAnswer): string {
  const { scenario, design } = manifest;
  const held =
    scenario.premises.length === 0
      ? ""
      : ` Its ${scenario.premises.length} premises hold in every world: what is found is true within them.`;
  const given =
    design === undefined
      ? ""
      : ` The rows of ${design.file} were given and not drawn: shares of rows are no probabilities.`;
  return wrap(
    `${scenario.name}, ${counted(discovery.rows, design === undefined ? "world" : "row")}, ${counted(considered, "factor")} that vary.${held}${given}`,
    WIDTH,
  );
}

function sentence({ sentence: words, advice, discovery }: DiscoverAnswer): string {
  const notes: string[] = [];
  if (discovery.kind === "box") {
    const { heldOutRows, probability, limits } = discovery;
    const held = heldOutRows.toLocaleString("en-US");
    notes.push(
      `Measured on ${held} rows that had no part in finding it; in brackets 90 % intervals. Of all rows ${formatProportion(probability)} are cases.`,
    );
    const doubtful = limits.filter(({ exactP }) => exactP > 0.05).map(({ limit }) => limit.name);
    if (doubtful.length > 0) notes.push(`Not confirmed by those rows alone: ${doubtful.join(", ")}.`);
  }
  return [
    wrap(`${words}.`, WIDTH),
    ...[...notes, advice ?? ""].filter((line) => line !== "").map((line) => dim(wrap(line, WIDTH))),
  ].join("\n");
}

function limits({ discovery, manifest }: DiscoverAnswer): string {
  if (discovery.kind !== "box") return "";
  const rows = discovery.limits.flatMap(({ limit, densityWithout, quasiP, exactP, reproduced }) => {
    const factor = manifest.factors.find(({ name }) => name === limit.name);
    const meaning =
      factor === undefined
        ? ""
        : dim(wrap(`${factor.meaning} (${factor.unit}; ${factor.source.kind})`, WIDTH - 2).replace(/^/gm, "  "));
    const cells = [
      densityWithout === null ? "-" : percent(densityWithout),
      chance(quasiP),
      chance(exactP),
      reproduced === null ? "-" : percent(reproduced),
    ];
    return { cells: [`${limit.name} ${limitWords(limit)}`, ...cells], meaning };
  });
  const body = table(
    ["limit", "without it", "quasi-p", "exact p", "again"],
    rows.map(({ cells }) => cells),
    { right: [1, 2, 3, 4] },
  );
  const note =
    "without it: cases inside when this limit is left out; quasi-p: binomial (Bryant & Lempert 2010), exact p: Fisher's, both on held-out rows; " +
    "again: resamples of the other rows in which the same rule limits the factor.";
  const [top, ...lines] = body.split("\n");
  return [
    top,
    ...lines.flatMap((line, i) => [line, ...(rows[i]!.meaning === "" ? [] : [rows[i]!.meaning])]),
    dim(wrap(note, WIDTH)),
  ].join("\n");
}

function trajectory({ discovery }: DiscoverAnswer): string {
  if (discovery.kind !== "box" && discovery.kind !== "nothing") return "";
  const { trajectory: steps, step, kind } = discovery;
  const shown = shownSteps(steps.length, step);
  const rows = shown.map((k) => {
    const { box, learned, heldOut } = steps[k]!;
    const density = (inside: number, cases: number) => (inside === 0 ? "-" : percent(cases / inside));
    return [
      `${k}${kind === "box" && k === step ? "*" : ""}`,
      String(box.length),
      percent(heldOut.rowsInside / heldOut.rows),
      heldOut.cases === 0 ? "-" : percent(heldOut.casesInside / heldOut.cases),
      density(heldOut.rowsInside, heldOut.casesInside),
      density(learned.rowsInside, learned.casesInside),
    ];
  });
  const heads = ["box", "limits", "of worlds", "of cases", "are cases", "where it was peeled"];
  const rule = kind === "box" ? `* ${RULE}` : `Rule: ${RULE}`;
  return `Peeling, on held-out rows; --box k takes another\n${table(heads, rows, { right: [0, 1, 2, 3, 4, 5] })}\n${dim(wrap(`${rule}.`, WIDTH))}`;
}

/** About ten steps of a trajectory, the first, the last and the chosen among them. */
function shownSteps(length: number, chosen: number): number[] {
  const every = Math.max(1, Math.ceil(length / 9));
  const steps = Array.from({ length }, (_, k) => k).filter((k) => k % every === 0 || k === length - 1 || k === chosen);
  return steps;
}

function thresholds({ thresholds: found, when, manifest }: DiscoverAnswer): string[] {
  return found.map(({ factor, crossings, curve }) => {
    const unit = manifest.factors.find(({ name }) => name === factor)?.unit ?? "";
    const [first, last] = [curve[0]!, curve.at(-1)!];
    const ends = [first, last].map(
      ({ value, chance: share, low, high }) => `${percent(share)} (${interval(low, high)}) at ${shortNumber(value)}`,
    );
    const rows = crossings.map((crossing) => [`  ${percent(crossing.level)}`, ...crossingCells(crossing)]);
    const head_ = `Chance of ${when} as ${factor} (${unit}) moves, all else drawn: ${ends.join(", ")}.`;
    return `${wrap(head_, WIDTH)}\n${table(["passes", "at", "90 % interval"], rows, { right: [1] })}`;
  });
}

function crossingCells({ value, low, high, times }: Crossing): [string, string] {
  if (value === null) return ["nowhere", "within the values drawn"];
  return [
    shortNumber(value),
    `${shortRange(low, high)}${times > 1 ? `; passed ${times} times, so no one threshold` : ""}`,
  ];
}

/** Which recalled or judged number is worth a phone call. */
function information({ information: found, considered, outcome, manifest }: DiscoverAnswer): string {
  const title = `What knowing one number would take off the variance of ${outcome}, on average`;
  const falsely = `Of ${counted(considered, "factor")} one in twenty or so would show by chance alone.`;
  if (found.length === 0) return `${wrap(`${title}: nothing that these worlds tell from chance.`, WIDTH)}`;
  const known = new Map(manifest.factors.map((factor) => [factor.name, factor]));
  const rows = found
    .slice(0, 8)
    .map(({ name, index }) => [
      name,
      percent(index.value!),
      interval(index.low, index.high),
      known.get(name)?.source.kind ?? "",
    ]);
  const weak = found.find(({ name }) =>
    ["recalled", "judgement", "borrowed"].includes(known.get(name)?.source.kind ?? ""),
  );
  const call =
    weak === undefined
      ? ""
      : `Worth a phone call: ${weak.name}, ${known.get(weak.name)!.source.kind}. ${known.get(weak.name)!.meaning}.`;
  return [
    wrap(title, WIDTH),
    table(["factor", "off", "90 % interval", "source"], rows, { right: [1] }),
    ...(call === "" ? [] : [wrap(call, WIDTH)]),
    dim(falsely),
  ].join("\n");
}

function choice({ choice: found, outcome, manifest }: DiscoverAnswer): string {
  if (found === null) return "";
  const { arms, best, means, perfect, prefer } = found;
  const sign = prefer === "less" ? 1 : -1;
  const known = new Map(manifest.factors.map((factor) => [factor.name, factor]));
  const worth = found.factors
    .filter(({ value }) => value.low! > 0)
    .sort((a, b) => b.value.value! - a.value.value!)
    .slice(0, 8);
  const rows = worth.map(({ name, value }) => [
    name,
    shortNumber(value.value),
    shortRange(value.low, value.high),
    known.get(name)?.source.kind ?? "",
  ]);
  const list = arms.map((arm, i) => `${arm} ${shortNumber(sign * means[i]!)}${i === best ? " (best)" : ""}`).join(", ");
  const title = `Choice by mean ${outcome}, ${prefer} is better: ${list}. Knowing every world beforehand would be worth ${shortNumber(perfect.value)} (${shortRange(perfect.low, perfect.high)}), luck included.`;
  if (rows.length === 0) return wrap(`${title} No single number would change the choice for the better.`, WIDTH);
  return `${wrap(title, WIDTH)}\n${table(["knowing", "is worth", "90 % interval", "source"], rows, { right: [1] })}`;
}
