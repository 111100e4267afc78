import type { ChainFlow } from "../../world/totals/chain.ts";
import type { Chart, NoChart, Spec } from "../chart.ts";
import { wrapText } from "../draw/font.ts";
import { placeBoxes } from "../draw/levels.ts";
import { colour } from "../draw/palette.ts";
import type { RunData } from "../runData.ts";
import { inRun, inSentence, listed, percent, readable, sourceOf } from "../words.ts";

/** A stage as it is drawn: its output on the day over rest. */
interface Stage {
  readonly id: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Largest share of an input that comes from abroad at rest. */
  readonly abroad: number;
}

/** What goes from one stage into another. */
interface Link {
  readonly from: string;
  readonly to: string;
  /** Share of what the taker takes of the product that comes from here, at rest: 0-1. */
  readonly share: number;
  readonly products: readonly string[];
}

const [ABROAD, SUPPLIER] = ["abroad", "supplier"];

/** The chain: what goes into what before the cut, and how much of it is used on a day after it. */
export function chain(run: RunData, asked?: number): Chart | NoChart {
  const flows = run.manifest.atRest?.flows.filter(({ kind, from }) => kind === "stage" && from !== SUPPLIER);
  if (flows === undefined)
    return { why: "the run was made before runs kept their chain; runout run makes one that does" };
  const day = asked ?? run.summary.days[1]?.day ?? run.summary.days[0]?.day ?? run.days - 1;
  if (day >= run.days) return { why: `the run ends on day ${run.days - 1}` };
  const stages = stagesOf(run, flows, day);
  if (stages.length < 2) return { why: "the world has no chain of stages" };
  const links = linksOf(flows, new Set(stages.map(({ id }) => id)));
  return {
    id: "chain",
    takeaway: takeaway(run, stages, day),
    subtitle: `Stages of the chain, upstream first. Grey lines: what goes into a stage before the cut, as wide as the share of that input that comes this way (full width: all of it). Coloured: what of it is used on day ${day}, mean. In each box: output on day ${day} over output before; bar: mean, line: nine in ten worlds.`,
    keys: [
      { label: "before the cut", colour: colour.other, mark: "area" },
      { label: `on day ${day}`, colour: colour.second, mark: "area" },
      { label: "from abroad, before", colour: colour.fourth, mark: "area" },
    ],
    notes: `${sourceOf([run])} Before: every number at its median. Flows on the day are derived, not recorded: each is the flow before the cut, shrunk as the output of the stage that uses it. So a stage's inputs shrink together, also those of which there is enough, and what comes from abroad on the day is not told apart from what lies in stock. Bought parts and services are left out.`,
    spec: (width) => view(stages, links, width),
    table: {
      columns: [
        { name: "stage", unit: "" },
        { name: "takes, before", unit: "" },
        ...["mean", "5 %", "95 %"].map((name) => ({ name: `output on day ${day}, ${name}`, unit: "share of rest" })),
      ],
      rows: stages.map(({ id, mean, low, high }) => [
        readable(id),
        inputsOf(flows, id),
        ...[mean, low, high].map((x) => Math.round(x * 1000) / 1000),
      ]),
    },
  };
}

/** Stages that take from another one, or give to one. */
function stagesOf(run: RunData, flows: readonly ChainFlow[], day: number): Stage[] {
  const linked = new Set(flows.flatMap(({ from, to }) => [from, to]));
  return run.manifest.layout.series.flatMap(({ name }) => {
    const id = /^output\.stage\.(.+)$/.exec(name)?.[1];
    if (id === undefined || !linked.has(id)) return [];
    const bands = run.bands(name)!;
    const into = flows.filter(({ to }) => to === id);
    const abroad = [...new Set(into.map(({ product }) => product))].map((product) => shareOf(into, product, ABROAD));
    return [
      { id, mean: bands.mean[day]!, low: bands.q05[day]!, high: bands.q95[day]!, abroad: Math.max(0, ...abroad) },
    ];
  });
}

/** Share of a product's intake that comes from one place. */
function shareOf(into: readonly ChainFlow[], product: string, place: string): number {
  const of = into.filter((flow) => flow.product === product);
  const all = of.reduce((sum, { unitsPerYear }) => sum + unitsPerYear, 0);
  return of.filter(({ from }) => from === place).reduce((sum, { unitsPerYear }) => sum + unitsPerYear, 0) / all;
}

function linksOf(flows: readonly ChainFlow[], stages: ReadonlySet<string>): Link[] {
  const found = new Map<string, Link>();
  for (const { from, to, product } of flows) {
    if (!stages.has(from) || !stages.has(to) || from === to) continue;
    const share = shareOf(
      flows.filter((flow) => flow.to === to),
      product,
      from,
    );
    const known = found.get(`${from}|${to}`);
    const products = [...(known?.products ?? []), product];
    found.set(`${from}|${to}`, { from, to, share: Math.max(share, known?.share ?? 0), products });
  }
  return [...found.values()];
}

/** "anode graphite (98 % from abroad), cathode" */
function inputsOf(flows: readonly ChainFlow[], stage: string): string {
  const into = flows.filter(({ to }) => to === stage);
  return [...new Set(into.map(({ product }) => product))]
    .map((product) => {
      const abroad = shareOf(into, product, ABROAD);
      return `${product.replaceAll("-", " ")}${abroad > 0 ? ` (${percent(abroad)} from abroad)` : ""}`;
    })
    .join(", ");
}

const [BOX, STEP, FULL, TEXT] = [54, 104, 14, 11];

function view(stages: readonly Stage[], links: readonly Link[], width: number): Spec {
  const inner = width - 8;
  const boxes = placeBoxes(
    stages.map(({ id }) => id),
    links,
    inner,
    STEP,
  );
  const most = Math.max(...boxes.map(({ level }) => boxes.filter((box) => box.level === level).length));
  const half = Math.min(64, inner / most / 2 - 3);
  const top = 30;
  const at = new Map(boxes.map((box) => [box.id, { x: box.x, y: box.y + top }]));
  const lines = links.map(({ from, to, share }) => {
    const [a, b] = [at.get(from)!, at.get(to)!];
    const used = Math.min(1, stages.find(({ id }) => id === to)!.mean);
    // Ends lie behind the boxes, which are drawn over them.
    return { x: a.x, y: a.y + BOX - 10, x2: b.x, y2: b.y + 10, before: FULL * share, after: FULL * share * used };
  });
  const stubs = stages
    .filter(({ abroad }) => abroad > 0)
    .map(({ id, abroad }) => {
      const { x, y } = at.get(id)!;
      return { x: x - half + FULL / 2 + 1, y: y - 22, x2: x - half + FULL / 2 + 1, y2: y, before: FULL * abroad };
    });
  const rects = stages.map(({ id, mean, low, high }) => {
    const { x, y } = at.get(id)!;
    const [left, right] = [x - half + 5, x + half - 5];
    const place = (share: number) => left + Math.min(1, Math.max(0, share)) * (right - left);
    return {
      left: x - half,
      right: x + half,
      top: y,
      bottom: y + BOX,
      from: left,
      to: place(mean),
      end: right,
      low: place(low),
      high: place(high),
      barTop: y + BOX - 9,
      barBottom: y + BOX - 4,
      middle: y + BOX - 6.5,
    };
  });
  const texts = stages.flatMap(({ id, mean }) => {
    const { x, y } = at.get(id)!;
    const lines = wrapText(readable(id), 2 * half - 8, TEXT).slice(0, 2);
    const rows = [...lines.map((text) => ({ text, weight: 400 })), { text: sayShare(mean), weight: 600 }];
    return rows.map((row, i) => ({ ...row, x, y: y + 8 + (3 - rows.length) * 6 + i * 13 }));
  });
  const height = top + Math.max(...boxes.map(({ y }) => y)) + BOX;
  const px = (field: string): Spec => ({ field, type: "quantitative", scale: null, axis: null });
  const rule = (data: readonly object[], width: string, stroke: string): Spec => ({
    data: { values: data },
    mark: { type: "rule", color: stroke },
    encoding: {
      x: px("x"),
      y: px("y"),
      x2: { field: "x2" },
      y2: { field: "y2" },
      strokeWidth: { field: width, type: "quantitative", scale: null, legend: null },
    },
  });
  const rect = (x: string, x2: string, y: string, y2: string, look: object): Spec => ({
    data: { values: rects },
    mark: { type: "rect", ...look },
    encoding: { x: px(x), x2: { field: x2 }, y: px(y), y2: { field: y2 } },
  });
  return {
    width: inner,
    height,
    layer: [
      rule(lines, "before", colour.other),
      rule(lines, "after", colour.second),
      rule(stubs, "before", colour.fourth),
      rect("left", "right", "top", "bottom", { color: colour.paper, stroke: colour.axis, strokeWidth: 1.2 }),
      rect("from", "end", "barTop", "barBottom", { color: colour.step0 }),
      rect("from", "to", "barTop", "barBottom", { color: colour.second }),
      {
        data: { values: rects },
        mark: { type: "rule", color: colour.ink, strokeWidth: 1.3 },
        encoding: { x: px("low"), x2: { field: "high" }, y: px("middle") },
      },
      ...[400, 600].map((weight) => ({
        data: { values: texts.filter((text) => text.weight === weight) },
        mark: { type: "text", align: "center", baseline: "middle", fontSize: TEXT, fontWeight: weight },
        encoding: { x: px("x"), y: px("y"), text: { field: "text" } },
      })),
    ],
  };
}

const sayShare = (share: number): string => `${Math.round(100 * share)} %`;

function takeaway(run: RunData, stages: readonly Stage[], day: number): string {
  const down = stages.filter(({ mean }) => mean < 0.995).sort((a, b) => a.mean - b.mean);
  if (down.length === 0) return `Every stage of the chain makes on day ${day}${inRun(run)} what it made before the cut`;
  const said = down.slice(0, 3).map(({ id, mean }) => `${inSentence(id)} ${sayShare(mean)}`);
  return `${down.length} of ${stages.length} stages make less on day ${day}${inRun(run)} than before the cut; least, on average: ${listed(said)}`;
}
