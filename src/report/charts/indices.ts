import { type IndexCell, type KeptTable, readIndices } from "../../results/sensitivityTable.ts";
import type { Chart, ChartTable, NoChart } from "../chart.ts";
import { colour } from "../draw/palette.ts";
import { keptFolders, type Place } from "../kept.ts";
import { sayOutcome, spoken } from "../words.ts";
import { type IntervalRow, intervalRows } from "./rows.ts";

/** Factors in one picture. */
const SHOWN = 12;

/** Who says what a number is, firm to weak, with its colour; the same as in the chart of inputs. */
const kinds: readonly (readonly [kind: string, colour: string])[] = [
  ["published", colour.second],
  ["derived", colour.sixth],
  ["calibrated", colour.third],
  ["borrowed", colour.fifth],
  ["recalled", colour.fourth],
  ["judgement", colour.first],
];
const hueOf = (evidence: string): string =>
  kinds.find(([kind]) => evidence.startsWith(kind))?.[1] ?? (evidence === "luck" ? colour.seventh : colour.other);

/** What a method's first measure is called and how it is written. */
interface Look {
  readonly name: "morris" | "sobol";
  readonly id: string;
  readonly means: string;
  readonly axis: string;
  readonly percent: boolean;
  readonly unit: (units: number) => string;
}

const looks = {
  morris: {
    name: "morris",
    id: "morris",
    means: "Mean size of the effect on it of moving one number across its range, all others anywhere (Morris).",
    axis: "mean size of effect, in the outcome's unit",
    percent: false,
    unit: (units) => `${units.toLocaleString("en-US")} trajectories`,
  },
  sobol: {
    name: "sobol",
    id: "sobol",
    means:
      "Share of its variance that a number decides, alone and together with others (Sobol', total), of what is left when luck is averaged out; luck's own bar is its share with all of luck in.",
    axis: "share of variance, %",
    percent: true,
    unit: (units) => `${units.toLocaleString("en-US")} base samples`,
  },
} satisfies Record<string, Look>;

/** Which uncertain numbers decide an outcome, from the table of `runout sensitivity`; those of one method. */
export function indices(place: Place, method: keyof typeof looks): Chart | NoChart {
  const found = keptFolders(place, "sensitivity")
    .flatMap((folder) => readIndices(folder, method) ?? [])
    .find(({ made }) => place.bare || made.scenario === place.scenario);
  if (found === undefined)
    return {
      why: `no indices of ${place.scenario} by ${method} were kept; runout sensitivity scenarios/${place.scenario}.yaml --method ${method} makes them`,
    };
  return indicesOf(found, looks[method]);
}

function indicesOf({ made, rows }: KeptTable, look: Look): Chart | NoChart {
  const outcome = rows[0]?.outcome;
  const first = rows.find(({ rank }) => rank === 1)?.measure;
  const ranked = rows
    .filter((row) => row.outcome === outcome && row.measure === first && row.value !== null)
    .sort((a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY));
  const factors = ranked.filter(({ rank }) => rank !== null).slice(0, SHOWN);
  const luck = ranked.filter(({ rank, factor }) => rank === null && factor === "luck");
  const [top] = factors;
  if (top === undefined || outcome === undefined)
    return { why: `${outcome ?? "the outcome"} is the same in every row: nothing decides it` };
  const scale = look.percent ? 100 : 1;
  const shown = [...factors, ...luck];
  const evidence = (row: IndexCell) => (row.rank === null ? "luck" : row.evidence);
  const drawn = kinds.filter(([kind]) => factors.some((row) => row.evidence.startsWith(kind)));
  const asked = made.settings === undefined || made.settings === "" ? "" : `, made with ${made.settings}`;
  return {
    id: look.id,
    takeaway: takeaway(factors, outcome, look),
    subtitle: `${capital(sayOutcome(outcome))}. ${look.means} Bars from 0; lines are 90 % intervals. Colour: who says what the number is.`,
    keys: [
      ...drawn.map(([label, fill]) => ({ label, colour: fill, mark: "area" as const })),
      ...(luck.length === 0 ? [] : [{ label: "luck", colour: colour.seventh, mark: "area" as const }]),
      ...(factors.some((row) => hueOf(evidence(row)) === colour.other)
        ? [{ label: "several together", colour: colour.other, mark: "area" as const }]
        : []),
    ],
    notes: `Source: Runout, sensitivity of ${made.scenario}, world ${made.of}; ${made.rows.toLocaleString("en-US")} replications in ${look.unit(top.units)}${made.seed === undefined ? "" : `, seed ${made.seed}`}${asked}.${ranked.length > shown.length ? ` The first ${factors.length} of ${ranked.length - luck.length}.` : ""}`,
    spec: (width) =>
      intervalRows(
        shown.map((row): IntervalRow => {
          const at = (x: number | null) => (x === null ? null : x * scale);
          return {
            name: row.rank === null ? "luck: which plants are short first" : sayFactor(row),
            value: Math.max(0, at(row.value)!),
            low: Math.max(0, at(row.low) ?? at(row.value)!),
            high: at(row.high) ?? at(row.value)!,
            text: look.percent ? `${digits(at(row.value)!)} %` : digits(at(row.value)!),
            colour: hueOf(evidence(row)),
            bar: true,
          };
        }),
        width,
        { title: look.axis },
      ),
    table: tableOf(shown, rows, outcome),
  };
}

const sayFactor = ({ factor, evidence }: IndexCell): string =>
  evidence === "none" ? factor : `${spoken(factor)} (${evidence})`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Two digits: the estimates carry no more. */
const digits = (x: number): string => {
  const two = Number(x.toPrecision(2));
  return (Math.abs(two) < 1 ? two : Math.round(two))
    .toLocaleString("en-US", { maximumFractionDigits: 2 })
    .replace("-", "\u2212");
};

/** Every measure of those shown, with its interval. */
function tableOf(shown: readonly IndexCell[], rows: readonly IndexCell[], outcome: string): ChartTable {
  const measures = [...new Set(rows.map(({ measure }) => measure))];
  const cell = (factor: string, measure: string) =>
    rows.find((row) => row.outcome === outcome && row.factor === factor && row.measure === measure);
  const rounded = (x: number | null | undefined) => (x == null ? null : Number(x.toPrecision(3)));
  return {
    columns: [
      { name: "number", unit: "" },
      { name: "evidence", unit: "" },
      ...measures.flatMap((measure) =>
        [measure, `${measure}, 5 %`, `${measure}, 95 %`].map((name) => ({ name, unit: "" })),
      ),
    ],
    rows: shown.map(({ factor, evidence }) => [
      factor,
      evidence,
      ...measures.flatMap((measure) => {
        const found = cell(factor, measure);
        return [found?.value, found?.low, found?.high].map(rounded);
      }),
    ]),
  };
}

function takeaway(factors: readonly IndexCell[], outcome: string, { percent }: Look): string {
  const [first, second] = factors;
  const said = ({ factor, value, evidence }: IndexCell) =>
    `“${spoken(factor)}” (${evidence === "none" ? "several together" : evidence}${percent ? `, ${digits(100 * Math.max(0, value!))} %` : ""})`;
  const told = first!.low === null || first!.low > 0;
  if (!told) return `No single number can be told to decide ${sayOutcome(outcome)}; the first is ${said(first!)}`;
  if (second === undefined) return `${said(first!)} decides ${sayOutcome(outcome)} most`;
  const apart = first!.low === null || second.high === null || first!.low > second.high;
  return apart
    ? `${said(first!)} decides ${sayOutcome(outcome)} most, then ${said(second)}`
    : `${said(first!)} and ${said(second)} seem to decide ${sayOutcome(outcome)} most; which of them more cannot be told`;
}
