import { quantileEstimate } from "../../analysis/limits.ts";
import { wilson } from "../../analysis/proportion.ts";
import { quantiles } from "../../analysis/quantiles.ts";
import { dayColumn } from "../../analysis/reportOutcomes.ts";
import type { Chart, NoChart } from "../chart.ts";
import { textWidth } from "../draw/font.ts";
import { colour } from "../draw/palette.ts";
import type { RunData } from "../runData.ts";
import { people, sourceOf, whole } from "../words.ts";
import { intervalRows } from "./rows.ts";

/** Worlds of one rung of the ladder of scopes. */
interface Rung {
  readonly run: RunData;
  readonly rungs: number;
  readonly name: string;
  /** Without what it means. */
  readonly short: string;
  readonly values: readonly number[];
}

/** How far the cut reaches: people out of work by rung of the world's ladder of scopes, drawn in one run or held in several. */
export function scope(runs: readonly RunData[], asked?: number): Chart | NoChart {
  const scoped = runs.flatMap((run) => {
    const word = run.manifest.scenario.controls.find((control) => control.scope !== undefined)?.scope;
    return typeof word === "string" && run.outcome(word) !== undefined ? [{ run, factor: word }] : [];
  });
  const [first] = scoped;
  if (first === undefined)
    return {
      why: "no control of these runs has a scope that is drawn; runout run scenarios/scope-ladder.yaml has one",
    };
  const day = asked ?? first.run.summary.days[1]?.day ?? first.run.summary.days[0]?.day;
  if (day === undefined || scoped.some(({ run }) => run.outcome(dayColumn("outOfWork", day)) === undefined))
    return { why: `the run reports day ${first.run.summary.days.map((one) => one.day).join(", ")} alone` };
  const rungs = scoped.flatMap(({ run, factor }) => rungsOf(run, factor, day, scoped.length > 1));
  const rows = rungs.map((rung) => ({ rung, q: quantiles(rung.values), median: quantileEstimate(rung.values, 0.5) }));
  return {
    id: "scope",
    takeaway: takeaway(rows, day),
    subtitle: `People out of work on day ${day} by how far the cut reaches: each rung takes what the one before it takes, and more. Dot and number: median; bars: half, and nine in ten, of the rung's worlds.`,
    keys: [],
    notes: `${sourceOf(scoped.map(({ run }) => run))} ${meanings(scoped.map(({ run }) => run))}${scoped.length > 1 ? luckWords(scoped.map(({ run }) => run)) : "Rungs are drawn, so they hold different worlds and differ by luck too; scenarios/scope-a.yaml to scope-d.yaml hold one each on the same luck."} How far a cut would reach is ${first.run.manifest.factors.find(({ name }) => name === first.factor)?.source.kind ?? "judgement"}.`,
    spec: (width) =>
      intervalRows(
        rows.map(({ rung, q, median }, i) => ({
          name: labelOf(rung, width),
          value: q.q50,
          low: q.q05,
          high: q.q95,
          q25: q.q25,
          q75: q.q75,
          text: people(q.q50, halfWidth(median)),
          colour:
            scoped.length > 1
              ? rung.run.colour
              : ([colour.second, colour.third, colour.fourth, colour.first][i] ?? colour.fifth),
        })),
        width,
        { title: `people out of work on day ${day}`, format: ",~f" },
      ),
    table: {
      columns: [
        { name: "rung", unit: "" },
        { name: "worlds", unit: "1" },
        { name: "share of the run's worlds", unit: "0-1" },
        ...["5 %", "25 %", "median", "75 %", "95 %"].map((name) => ({ name, unit: "people" })),
      ],
      rows: rows.map(({ rung, q }) => [
        rung.name,
        rung.values.length,
        wilson(rung.values.length, rung.run.summary.replications).share,
        ...[q.q05, q.q25, q.q50, q.q75, q.q95].map(whole),
      ]),
    },
  };
}

/** What each rung takes, once. */
function meanings(runs: readonly RunData[]): string {
  const scopes = runs.flatMap(({ manifest }) => manifest.atRest?.scopes ?? []);
  const said = new Map(scopes.map(({ name, meaning }) => [name, `${name}: ${meaning}`]));
  return said.size === 0 ? "" : `Rungs: ${[...said.values()].join("; ")}. `;
}

const luckWords = (runs: readonly RunData[]): string =>
  new Set(runs.map(({ manifest }) => manifest.identity.seed)).size === 1
    ? "Worlds of different runs have the same luck."
    : "The runs have different seeds, so they differ by luck too.";

/** A rung with its meaning where there is room, else its short name: the meanings stand in the notes. */
function labelOf({ name, short, values }: Rung, width: number): string {
  const [long, brief] = [name, short].map((said) => `${said} (${values.length} worlds)`) as [string, string];
  return textWidth(long, 12.5) <= width - 2 ? long : brief;
}

const halfWidth = ({ low, high }: { low: number | null; high: number | null }): number | null =>
  low === null || high === null ? null : (high - low) / 2;

/** The worlds of a run by rung, the narrowest cut first. */
function rungsOf(run: RunData, factor: string, day: number, named: boolean): Rung[] {
  const reach = run.outcome(factor) as readonly number[];
  const values = run.outcome(dayColumn("outOfWork", day)) as readonly number[];
  const names = run.manifest.atRest?.scopes ?? [];
  return [...new Set(reach.map(Math.round))]
    .sort((a, b) => a - b)
    .map((rungs) => {
      const meaning = names[rungs - 1]?.meaning;
      const rung = rungs === 0 ? "no reach" : `rung ${names[rungs - 1]?.name ?? rungs}`;
      const said = (words: string) =>
        named ? `${run.label}, ${words}` : words.charAt(0).toUpperCase() + words.slice(1);
      return {
        run,
        rungs,
        name: said(meaning === undefined ? rung : `${rung}: ${meaning}`),
        short: said(rung),
        values: values.filter((_, i) => Math.round(reach[i]!) === rungs),
      };
    });
}

function takeaway(
  rows: readonly {
    readonly rung: Rung;
    readonly q: { readonly q50: number | null };
    readonly median: { readonly value: number | null; readonly low: number | null; readonly high: number | null };
  }[],
  day: number,
): string {
  const said = rows.map(({ median: { value, ...limits } }) => people(value, halfWidth(limits)));
  const [first, last] = [rows[0]!, rows.at(-1)!];
  if (rows.length < 2)
    return `The cut reaches ${first.rung.name.toLowerCase()}: ${said[0]} out of work on day ${day} in the median world`;
  const apart = (last.median.low ?? 0) > (first.median.high ?? Number.POSITIVE_INFINITY);
  const steps = said.join(", then ");
  return apart
    ? `The further the cut reaches, the more are out of work on day ${day}: ${steps} in the median world, rung by rung`
    : `How far the cut reaches moves day ${day} no more than these worlds can tell: ${steps} in the median world, rung by rung`;
}
