import type { Chart, NoChart, Spec } from "../chart.ts";
import { AXIS_WIDTH } from "../draw/config.ts";
import type { RunData } from "../runData.ts";
import { inRun, inSentence, listed, readable, sourceOf } from "../words.ts";
import { dayAxis, grid, panels, panelTitle } from "./parts.ts";

const prefix = "cover.slot.";
/** Most panels, and what a stock must lose of its median to be one of them. */
const [SHOWN, FALL] = [6, 0.25];

/** How stocks run out: days of use that lie at the plants, input by input. */
export function covers(run: RunData): Chart | NoChart {
  const slots = slotsThatFall(run);
  if (slots.length === 0) return { why: "no stock of any input falls by a quarter" };
  // Where most is over within weeks, a year would be an empty picture.
  const over = slots[Math.floor(slots.length / 2)]!.lowest;
  const last = over <= 40 ? Math.min(60, run.days - 1) : run.days - 1;
  const values = slots.flatMap(({ slot, bands }) =>
    Array.from({ length: last + 1 }, (_, day) => day)
      .filter((day) => last <= 60 || day % 3 === 0 || day === last || run.summary.days.some((one) => one.day === day))
      .map((day) => ({ slot, day, low: bands.q05[day]!, mid: bands.q50[day]!, high: bands.q95[day]! })),
  );
  const y = (field: string): Spec => ({
    field,
    type: "quantitative",
    scale: { domainMin: 0, nice: true },
    axis: { minExtent: AXIS_WIDTH - 6, maxExtent: AXIS_WIDTH - 6, tickCount: 4 },
  });
  const panel = (slot: string, width: number): Spec => ({
    width,
    height: 130,
    data: { values: values.filter((row) => row.slot === slot) },
    layer: [
      panelTitle(readable(slot)),
      {
        mark: { type: "area", opacity: 0.22, color: run.colour },
        encoding: { x: dayAxis(last), y: y("low"), y2: { field: "high" } },
      },
      { mark: { type: "line", strokeWidth: 2, color: run.colour }, encoding: { x: dayAxis(last), y: y("mid") } },
    ],
  });
  return {
    id: "covers",
    takeaway: takeaway(run, slots),
    subtitle:
      "Stock of each input at the plants that use it, in days of normal use, by day after the cutoff. Line: median; band: nine in ten worlds.",
    keys: [],
    notes: `${sourceOf([run])} Each panel has its own scale. Covers are beliefs: no plant's own stock is known. A plant that has stopped for another input uses nothing up.`,
    spec: (width) => {
      const { columns, panel: inner } = panels(width, Math.min(3, slots.length), {
        narrowest: 120,
        gap: 14,
        ownAxes: true,
      });
      return grid(
        slots.map(({ slot }) => panel(slot, inner)),
        columns,
        { row: 22, column: 14 },
      );
    },
    table: {
      columns: [
        { name: "input", unit: "" },
        { name: "day", unit: "day" },
        ...["5 %", "median", "95 %"].map((name) => ({ name, unit: "days of use" })),
      ],
      rows: values
        .filter(({ day }) => day === 0 || run.summary.days.some((one) => one.day === day))
        .map((row) => [
          readable(row.slot),
          row.day,
          ...[row.low, row.mid, row.high].map((x) => Math.round(x * 10) / 10),
        ]),
    },
  };
}

/** Slots whose median stock falls by a quarter or more, those that run down first first. */
function slotsThatFall(run: RunData) {
  return run.manifest.layout.series
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name }) => {
      const bands = run.bands(name)!;
      const middle = bands.q50;
      const least = Math.min(...middle);
      return {
        slot: name.slice(prefix.length),
        bands,
        fall: middle[0]! > 0 ? 1 - least / middle[0]! : 0,
        lowest: middle.findIndex((x) => x <= least + 0.02 * middle[0]!),
      };
    })
    .filter(({ fall }) => fall >= FALL)
    .sort((a, b) => a.lowest - b.lowest || b.fall - a.fall)
    .slice(0, SHOWN);
}

function takeaway(run: RunData, slots: ReturnType<typeof slotsThatFall>): string {
  const said = slots.slice(0, 3).map(({ slot, bands }) => {
    const start = bands.q50[0]!;
    const half = bands.q50.findIndex((x) => x <= start / 2);
    const days = start < 10 ? start.toFixed(1) : String(Math.round(start));
    return `${inSentence(slot)} from ${days} days${half === -1 ? "" : ` to half by day ${half}`}`;
  });
  return `Median stocks shrink${inRun(run)}: ${listed(said)}`;
}
