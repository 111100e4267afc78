import type { SiteRow } from "../../analysis/siteMeans.ts";
import type { Chart, NoChart } from "../chart.ts";
import { textWidth } from "../draw/font.ts";
import { colour, steps } from "../draw/palette.ts";
import type { RunData } from "../runData.ts";
import { countOf, inRun, people, percent, sourceOf, whole } from "../words.ts";

const SHOWN = 15;

/** When named plants stop: share of worlds in which a line has stopped by each report day, for the plants that carry most. */
export function sites(run: RunData): Chart | NoChart {
  const days = run.summary.days.map(({ day }) => day);
  const all = run.saved.table("sites").objects<SiteRow>();
  const named = all.filter(({ meanOutOfWorkSuppliers }) => meanOutOfWorkSuppliers !== null);
  const carried = (row: SiteRow) => row.meanOutOfWork + (row.meanOutOfWorkSuppliers ?? 0);
  const bySite = new Map<string, SiteRow[]>();
  for (const row of named) bySite.set(row.site, [...(bySite.get(row.site) ?? []), row]);
  const order = [...bySite.values()]
    .map((rows) => ({ rows, name: rows[0]!.name, most: Math.max(...rows.map(carried)) }))
    .filter(({ most }) => most >= 1)
    .sort((a, b) => b.most - a.most || (a.name < b.name ? -1 : 1))
    .slice(0, SHOWN);
  if (order.length === 0 || days.length === 0) return { why: "no named site has anybody out of work" };
  const cells = order.flatMap(({ rows, name }, place) =>
    days.map((day, column) => ({
      name,
      place,
      column,
      day,
      stopped: rows.find((row) => row.day === day)?.stoppedShare ?? 0,
    })),
  );
  const head = order[0]!;
  const firstDay = days[0]!;
  const stoppedFirst = order.filter(
    ({ rows }) => (rows.find(({ day }) => day === firstDay)?.stoppedShare ?? 0) >= 0.5,
  ).length;
  return {
    id: "sites",
    takeaway: `${countOf(stoppedFirst, order.length, "plants that carry most")} ${stoppedFirst === 1 ? "has" : "have"} stopped by day ${firstDay}${inRun(run)} in half of worlds or more; ${head.name} carries most, ${people(head.most)} with its suppliers`,
    subtitle:
      "Share of modelled worlds in which a plant's line has stopped (made under 5 % of normal) by the day, running again or not. Right: mean people out of work, with its suppliers', on the worst of these days.",
    keys: [
      { label: "stopped in no world", colour: steps[0]!, mark: "area" },
      { label: "in half", colour: steps[3]!, mark: "area" },
      { label: "in all", colour: steps[5]!, mark: "area" },
    ],
    notes: `${sourceOf([run])} A line that still makes a twentieth has not stopped, however many of its people are out of work. No plant's own stock is known: these are consequences of beliefs about plants like it, and no forecast for one.`,
    spec: (width) => {
      const row = 26;
      const narrow = width < 520;
      const nameRoom = narrow ? 0 : 190;
      const numberRoom = 52;
      const cell = Math.floor((width - nameRoom - numberRoom) / days.length);
      const pitch = narrow ? row + 20 : row;
      const at = (dx: number, field: string) => ({
        field,
        type: "quantitative",
        scale: null,
        axis: null,
        ...(dx ? { offset: dx } : {}),
      });
      const placed = cells.map((one) => ({
        ...one,
        x: nameRoom + one.column * cell,
        y: one.place * pitch + (narrow ? 18 : 0),
        x2: nameRoom + (one.column + 1) * cell - 2,
        y2: one.place * pitch + (narrow ? 18 : 0) + row - 3,
        text: one.stopped === 0 ? "none" : one.stopped === 1 ? "all" : percent(one.stopped),
      }));
      const rows = order.map(({ name, most }, place) => ({
        name: narrow ? name : fitted(name, nameRoom - 8),
        x: 0,
        y: place * pitch + (narrow ? 11 : row / 2),
        end: width - 2,
        middle: place * pitch + (narrow ? 18 : 0) + row / 2 - 1,
        most: Math.round(most).toLocaleString("en-US"),
      }));
      const heads = days.map((day, column) => ({ text: `day ${day}`, x: nameRoom + (column + 0.5) * cell, y: -8 }));
      return {
        width,
        height: order.length * pitch,
        layer: [
          {
            data: { values: heads },
            mark: { type: "text", color: colour.soft },
            encoding: { x: at(0, "x"), y: at(0, "y"), text: { field: "text" } },
          },
          {
            data: { values: placed },
            mark: "rect",
            encoding: {
              x: at(0, "x"),
              x2: { field: "x2" },
              y: at(0, "y"),
              y2: { field: "y2" },
              color: {
                field: "stopped",
                type: "quantitative",
                scale: { type: "threshold", domain: [0.05, 0.25, 0.5, 0.75, 0.95], range: steps },
                legend: null,
              },
            },
          },
          {
            data: { values: placed },
            mark: { type: "text", fontSize: 11.5 },
            encoding: {
              x: { ...at(0, "x"), band: 0.5 },
              y: at(0, "y"),
              text: { field: "text" },
              color: { condition: { test: "datum.stopped >= 0.5", value: colour.paper }, value: colour.ink },
            },
            transform: [
              { calculate: "(datum.x + datum.x2) / 2", as: "x" },
              { calculate: "(datum.y + datum.y2) / 2", as: "y" },
            ],
          },
          {
            data: { values: rows },
            mark: { type: "text", align: "left", fontSize: 12.5 },
            encoding: { x: at(0, "x"), y: at(0, "y"), text: { field: "name" } },
          },
          {
            data: { values: rows },
            mark: { type: "text", align: "right" },
            encoding: { x: at(0, "end"), y: at(0, "middle"), text: { field: "most" } },
          },
        ],
      };
    },
    table: {
      columns: [
        { name: "plant", unit: "" },
        ...days.map((day) => ({ name: `stopped by day ${day}`, unit: "share of worlds" })),
        { name: "out of work with suppliers, most", unit: "people, mean" },
      ],
      rows: order.map(({ rows, name, most }) => [
        name,
        ...days.map((day) => rows.find((one) => one.day === day)?.stoppedShare ?? 0),
        whole(most),
      ]),
    },
  };
}

/** A name cut to so many px, with a mark that it is cut. */
function fitted(name: string, width: number): string {
  if (textWidth(name, 12.5) <= width) return name;
  let cut = name;
  while (cut.length > 1 && textWidth(`${cut}…`, 12.5) > width) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}
