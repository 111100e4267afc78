import type { SourceCount } from "../world/totals/sources.ts";
import type { StageTotal } from "../world/totals/stages.ts";
import type { WorldTotals } from "../world/totals.ts";
import { amount, count, counted, percent, points } from "./amounts.ts";
import { table } from "./table.ts";
import { drawChain } from "./worldChain.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** A world on paper: paragraphs and tables in the order in which a reader asks; parts that a world does not have are left out. */
export function printWorld(totals: WorldTotals): string {
  const parts = [head, stages, labour, headlines, fit, sources, largest, mix, chain].map((part) => part(totals));
  return `${parts.filter((part) => part !== null).join("\n\n")}\n`;
}

function head({ name, title, description, counts }: WorldTotals): string {
  const text = [
    `${counted(counts.people, "job")} in ${counted(counts.countedRegions, "counted region")} of ${counts.regions};`,
    `${counted(counts.companies, "company")}, ${counted(counts.namedSites, "named site")},`,
    `${counted(counts.generatedSuppliers, "generated supplier")}, ${counted(counts.origins, "origin")},`,
    `${counted(counts.endUses, "end use")}; ${counted(counts.slots, "slot")}, ${counted(counts.links, "link")},`,
    `${counted(counts.factors, "factor")}.`,
  ].join(" ");
  const { uncountedSites, uncountedPeople } = counts;
  const others = `${counted(uncountedPeople, "job")} at ${counted(uncountedSites, "site")} of other regions: they make and use goods, and are in no outcome.`;
  const more = uncountedSites === 0 ? [] : [wrap(others, WIDTH)];
  return [`${title} (${name})`, wrap(description, WIDTH), "", wrap(text, WIDTH), ...more].join("\n");
}

/** A line a stage with its people, and under it one a product it makes. */
function stages({ stages: rows }: WorldTotals): string {
  const names = [...new Set(rows.map((row) => row.stage))];
  const cells = names.flatMap((stage) => {
    const made = rows.filter((row) => row.stage === stage);
    const sites = made.reduce((sum, row) => sum + row.sites, 0);
    const people = made.reduce((sum, row) => sum + row.people, 0);
    return [[stage, count(sites), count(people), "", "", ""], ...made.map((row) => productLine(row, made.length > 1))];
  });
  const short = rows.reduce((sum, row) => sum + row.raised, 0);
  const note =
    short === 0 ? "" : `\n${counted(short, "site")} cannot make what rest asks; the model raises their capacity.`;
  const headings = ["stage, and what it makes", "sites", "people", "output/yr", "capacity/yr", "used"];
  return `Stages at rest, factors at their medians\n${table(headings, cells, { right: [1, 2, 3, 4, 5] })}${note}`;
}

/** What rules of labour leave out, in a sentence each. */
function labour({ labour: { inStep, atOnce } }: WorldTotals): string | null {
  const lines = [
    [inStep, "in a partial stop people go in step with output (hoardingBandShare 0)."],
    [atOnce, "suppliers feel lost orders on their first day (salesLagDays and lostSalesThresholdShare 0)."],
  ] as const;
  const said = lines.filter(([regimes]) => regimes.length > 0);
  if (said.length === 0) return null;
  return said
    .map(([regimes, what]) => wrap(`Regime${regimes.length > 1 ? "s" : ""} ${regimes.join(", ")}: ${what}`, WIDTH))
    .join("\n");
}

function productLine(row: StageTotal, oneOfSeveral: boolean): string[] {
  return [
    `  ${row.product}, ${row.unit}`,
    oneOfSeveral ? count(row.sites) : "",
    oneOfSeveral ? count(row.people) : "",
    amount(row.outputPerYear),
    row.capacityPerYear === null ? "-" : amount(row.capacityPerYear),
    row.capacityPerYear === null || row.capacityPerYear === 0 ? "-" : percent(row.outputPerYear / row.capacityPerYear),
  ];
}

function headlines({ headlines: rows }: WorldTotals): string | null {
  if (rows.length === 0) return null;
  const cells = rows.map((row) => {
    const write = row.unit === "people" ? count : amount;
    const numbers = [row.sum, row.low, row.expected, row.high].map(write);
    return [wrap(`${row.name}, ${row.unit}`, 32), ...numbers, row.verdict];
  });
  const outside = rows.filter((row) => row.verdict !== "inside");
  const verdict = `${rows.length - outside.length} of ${counted(rows.length, "sum")} inside the range`;
  const which = outside.length === 0 ? "." : `; outside: ${outside.map((row) => row.name).join("; ")}.`;
  const body = table(["sum", "here", "low", "expected", "high", ""], cells, { right: [1, 2, 3, 4] });
  return `Sums beside what is known of them\n${body}\n${wrap(`${verdict}${which}`, WIDTH)}`;
}

function fit({ fit: result }: WorldTotals): string | null {
  if (result === null) return null;
  const cells = [...result.plants]
    .sort((a, b) => Math.abs(b.residual) - Math.abs(a.residual))
    .map((plant) => [
      wrap(plant.name, 34),
      amount(plant.capacityPerYear),
      percent(plant.start),
      percent(plant.fitted),
      points(plant.residual),
    ]);
  const headings = ["plant", `capacity, ${result.unit}/yr`, "start", "fitted", "residual"];
  const mean = Math.sqrt(
    result.plants.reduce((sum, { residual }) => sum + residual * residual, 0) / result.plants.length,
  );
  const words = `Who buys ${result.product} from whom was fitted to these utilisations; root mean square residual ${points(mean).slice(1)} points`;
  return `${wrap(words, WIDTH)}\n${table(headings, cells, { right: [1, 2, 3, 4] })}`;
}

function sources({ sources: rows }: WorldTotals): string {
  const numbers = (row: SourceCount) => row.factors + row.capacities + row.headcounts + row.links + row.otherRows;
  const people = rows.reduce((sum, row) => sum + row.people, 0);
  const all = rows.reduce((sum, row) => sum + numbers(row), 0);
  const cells = rows.map((row) => [
    row.kind.replace("published-", ""),
    ...[row.factors, row.capacities, row.headcounts].map(count),
    percent(people === 0 ? 0 : row.people / people),
    ...[row.links, row.otherRows].map(count),
    percent(numbers(row) / all),
  ]);
  const headings = ["kind of source", "factors", "capacity", "headcount", "of people", "links", "other", "of all"];
  const title = "Where the numbers come from; official, company, press, interested party: published";
  return `${wrap(title, WIDTH)}\n${table(headings, cells, { right: [1, 2, 3, 4, 5, 6, 7] })}`;
}

function largest({ largest: rows }: WorldTotals): string {
  const cells = rows.map((row) => [
    wrap(row.name, 36),
    row.stage,
    row.region,
    count(row.people),
    row.headcountSourceKind,
  ]);
  return `Largest sites\n${table(["site", "stage", "region", "people", "source"], cells, { right: [3] })}`;
}

function mix({ mix: rows }: WorldTotals): string | null {
  if (rows.length === 0) return null;
  const cells = rows.flatMap((row) =>
    [{ origin: "home", share: row.homeShare }, ...row.origins].map(({ origin, share }, index) => [
      ...(index === 0 ? [row.product, amount(row.boughtPerYear), row.unit] : ["", "", ""]),
      origin,
      percent(share),
    ]),
  );
  const headings = ["product", "bought/yr", "unit", "from", "share"];
  return `Where it comes from, factors at their medians\n${table(headings, cells, { right: [1, 4] })}`;
}

const chain = ({ chain: flows }: WorldTotals): string | null =>
  flows.length === 0 ? null : `The chain, upstream first; end uses in brackets\n${drawChain(flows)}`;
