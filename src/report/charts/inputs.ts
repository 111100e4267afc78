import type { Chart, NoChart } from "../chart.ts";
import { AXIS_WIDTH } from "../draw/config.ts";
import { colour } from "../draw/palette.ts";
import type { RunData } from "../runData.ts";
import { listed, percent, sourceOf } from "../words.ts";
import { byPart } from "./parts.ts";

/** Kinds of source, the firmest first, as they are called and coloured. */
const kinds = [
  ["published", colour.second],
  ["derived", colour.sixth],
  ["calibrated", colour.third],
  ["borrowed", colour.fifth],
  ["recalled", colour.fourth],
  ["judgement", colour.first],
] as const;

/** Numbers put in by kind of source: how many, and which share. */
export function inputCounts(run: RunData): { kind: string; count: number; share: number }[] {
  const all = run.manifest.factors;
  return kinds.map(([kind]) => {
    const count = all.filter(({ source }) => source.kind.split("-")[0] === kind).length;
    return { kind, count, share: count / all.length };
  });
}

/** What is assumed: uncertain numbers that were put in, by who says so. */
export function inputs(runs: readonly RunData[]): Chart | NoChart {
  if (runs.some(({ manifest }) => manifest.factors.length === 0)) return { why: "the world has no uncertain numbers" };
  const counted = runs.map((run) => ({ run, parts: inputCounts(run) }));
  const values = counted.flatMap(({ run, parts }) => {
    let before = 0;
    return parts.map(({ kind, count, share }) => {
      const from = before;
      before += share;
      return {
        run: run.label,
        part: kind,
        from,
        to: before,
        count,
        middle: (from + before) / 2,
        text: share >= 0.06 ? String(count) : "",
      };
    });
  });
  const present = kinds.filter(([kind]) => values.some(({ part, count }) => part === kind && count > 0));
  const x = (field: string) => ({
    field,
    type: "quantitative",
    scale: { domain: [0, 1] },
    axis: { title: null, values: [0, 0.25, 0.5, 0.75, 1], labelExpr: "round(100 * datum.value) + ' %'", grid: false },
  });
  return {
    id: "inputs",
    takeaway: takeaway(counted),
    subtitle: "Uncertain numbers that were put into the run, by kind of source; share of all, and how many.",
    keys: present.map(([label, fill]) => ({ label, colour: fill, mark: "area" })),
    notes: `${sourceOf(runs)} Each number counts once, whatever hangs on it.`,
    spec: (width) => {
      const y = {
        field: "run",
        type: "nominal",
        sort: runs.map(({ label }) => label),
        axis: null,
        scale: { paddingInner: 0.45, paddingOuter: 0.25 },
      };
      return {
        width: width - AXIS_WIDTH,
        height: runs.length * 56,
        data: { values },
        layer: [
          {
            mark: { type: "bar", stroke: colour.paper },
            encoding: {
              x: x("from"),
              x2: { field: "to" },
              y,
              color: byPart(
                kinds.map(([kind]) => kind),
                kinds.map(([, fill]) => fill),
              ),
            },
          },
          {
            mark: { type: "text", color: colour.paper, fontWeight: 600 },
            encoding: { x: x("middle"), y, text: { field: "text" } },
          },
          ...(runs.length > 1
            ? [
                {
                  transform: [{ filter: "datum.from == 0" }],
                  mark: { type: "text", align: "left", baseline: "bottom", dy: -18, fontSize: 12.5 },
                  encoding: { x: { value: 0 }, y, text: { field: "run" } },
                },
              ]
            : []),
        ],
      };
    },
    table: {
      columns: [
        { name: "run", unit: "" },
        { name: "kind of source", unit: "" },
        { name: "numbers", unit: "1" },
        { name: "share", unit: "0-1" },
      ],
      rows: counted.flatMap(({ run, parts }) =>
        parts.map(({ kind, count, share }) => [run.label, kind, count, Math.round(share * 1000) / 1000]),
      ),
    },
  };
}

function takeaway(
  counted: readonly { run: RunData; parts: readonly { kind: string; count: number; share: number }[] }[],
): string {
  const said = counted.map(({ run, parts }) => {
    const judged = parts.filter(({ kind }) => kind === "judgement" || kind === "recalled");
    const share = judged.reduce((sum, one) => sum + one.share, 0);
    return `${percent(share)} of ${run.manifest.factors.length}${run.letter === "" ? "" : ` in ${run.letter}`}`;
  });
  return `Uncertain numbers that are judged or recalled, and not measured: ${listed(said)}`;
}
