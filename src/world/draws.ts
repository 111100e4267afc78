import { allocator, type ColumnMaker } from "../numbers/columns.ts";
import { gammaQuantile } from "../numbers/gammaQuantile.ts";
import { type Key, subkey, uniform } from "../numbers/luck.ts";
import { normalQuantile } from "../numbers/quantile.ts";
import { cashHolder, companiesWithCash } from "./cash.ts";
import type { Economy } from "./economy.ts";
import type { Node, SlotNode } from "./rows.ts";

type DrawsTable = "site" | "slot" | "fill" | "link" | "company";

/** What luck decides in one replication, no factor in it: the same under all beliefs, so the rungs of a ladder share it. */
const declareDraws = (c: ColumnMaker<DrawsTable>) => ({
  mixWeight: c.f64("link", "1", "Gamma draw of a link whose share is drawn"),
  companyCover: c.f64("slot", "1", "Standard normal: a company's cover of an input against others'"),
  siteCover: c.f64("slot", "1", "Standard normal: a site's cover of an input against its company's"),
  siteRoom: c.f64("site", "1", "Standard normal: a site's room for finished goods against others'"),
  furloughLag: c.f64("site", "1", "Standard normal: a site's lag from line stop to furlough"),
  noticeWaiver: c.f64("site", "1", "Uniform: notice is waived when it lies below the regime's share"),
  expectedCut: c.f64("site", "1", "Standard normal: the length of a cut that a site expects against what others do"),
  anticipation: c.f64("site", "1", "Uniform: what a plant does on the news of a cut"),
  linkProgramme: c.f64("link", "1", "Standard normal: how long a second source takes to qualify against others"),
  ceilingProgramme: c.f64("fill", "1", "Standard normal: how long a material takes to qualify against others"),
  cash: c.f64("company", "1", "Standard normal: how long a company's cash lasts against others'"),
});

/** One replication's luck in columns. */
export type Draws = ReturnType<typeof declareDraws>;

/** One column of luck: the address of each row's draw (null: nothing is drawn), and the value that a uniform number stands for. */
interface Decision {
  readonly column: keyof Draws;
  readonly stream: string;
  readonly ids: readonly (string | null)[];
  readonly quantile: (u: number, row: number) => number;
}

const normal = (u: number): number => normalQuantile(u, 0, 1);

/** What luck is drawn for. */
type Drawn = Pick<Economy, "files" | "rows">;

function decisionsOf({ files, rows }: Drawn): Decision[] {
  const { nodes, slots, fills, links } = rows;
  const plants = (id: (plant: Extract<Node, { kind: "plant" }>, slot: SlotNode) => string) =>
    slots.map((slot) => {
      const node = nodes[slot.site]!;
      return slot.row !== null && node.kind === "plant" ? id(node, slot) : null;
    });
  const employers = nodes.map((node) => (node.kind === "origin" ? null : node.id));
  const roomy = new Set(files.stages.flatMap(({ id, finishedRoomDays }) => (finishedRoomDays === 0 ? [] : [id])));
  const drawn = links.map((link) => (link.kind === "fill" && link.share === null ? link.row : null));
  return [
    {
      column: "mixWeight",
      stream: "mix",
      ids: drawn.map((row) => row && `${row.buyer}|${row.slot}|${row.supplier}`),
      quantile: (u, row) => gammaQuantile(u, drawn[row]!.mixShape!),
    },
    {
      column: "companyCover",
      stream: "cover.company",
      ids: plants((plant, slot) => `${plant.row.company}|${slot.name}`),
      quantile: normal,
    },
    {
      column: "siteCover",
      stream: "cover.site",
      ids: plants((plant, slot) => `${plant.id}|${slot.name}`),
      quantile: normal,
    },
    {
      column: "siteRoom",
      stream: "room.site",
      ids: nodes.map((node) => (node.kind === "plant" && roomy.has(node.row.stage) ? node.id : null)),
      quantile: normal,
    },
    { column: "furloughLag", stream: "furloughLag", ids: employers, quantile: normal },
    { column: "noticeWaiver", stream: "noticeWaived", ids: employers, quantile: (u) => u },
    { column: "expectedCut", stream: "expectedCut", ids: nodes.map((node) => node.id), quantile: normal },
    {
      column: "anticipation",
      stream: "anticipation",
      ids: nodes.map((node) => (node.kind === "plant" ? node.id : null)),
      quantile: (u) => u,
    },
    {
      column: "linkProgramme",
      stream: "qualify.source",
      ids: links.map((link) =>
        link.kind === "fill" && link.row.qualifyDays !== null
          ? `${link.row.buyer}|${link.row.slot}|${link.row.supplier}`
          : null,
      ),
      quantile: normal,
    },
    {
      column: "ceilingProgramme",
      stream: "qualify.material",
      ids: fills.map(({ row, slot }) =>
        row !== null && row.qualifyDays !== null ? `${nodes[slots[slot]!.site]!.id}|${row.slot}|${row.product}` : null,
      ),
      quantile: normal,
    },
    {
      column: "cash",
      stream: "cash",
      ids: companiesWithCash(files, nodes).map(([first]) => cashHolder(nodes[first!]!)),
      quantile: normal,
    },
  ];
}

function allocateDraws({ files, rows: { nodes, slots, fills, links } }: Drawn): Draws {
  const company = companiesWithCash(files, nodes).length;
  return declareDraws(
    allocator<DrawsTable>({
      site: nodes.length,
      slot: slots.length,
      fill: fills.length,
      link: links.length,
      company,
    }),
  );
}

/** Everything in the middle of its distribution: for building worlds and printing totals. */
export function middleDraws(economy: Drawn): Draws {
  const draws = allocateDraws(economy);
  for (const { column, ids, quantile } of decisionsOf(economy))
    ids.forEach((id, row) => {
      if (id !== null) draws[column][row] = quantile(0.5, row);
    });
  return draws;
}

/**
 * Luck by replication for one seed. Each name is hashed once, here; the last `kept` replications in a row are remembered,
 * because experiments that are compared go through the same ones.
 */
export function drawer(economy: Drawn, seed: Key, kept = 1): (replication: number) => Draws {
  const decisions = decisionsOf(economy).map(({ column, stream, ids, quantile }) => ({
    column,
    quantile,
    keyed: ids.flatMap((id, row) => (id === null ? [] : [{ row, key: subkey(seed, stream, id) }])),
  }));
  const shelf = new Map<number, { replication: number; draws: Draws }>();
  return (replication) => {
    const place = replication % kept;
    const known = shelf.get(place);
    if (known?.replication === replication) return known.draws;
    const draws = known?.draws ?? allocateDraws(economy);
    for (const { column, quantile, keyed } of decisions) {
      const values = draws[column];
      for (const { row, key } of keyed) values[row] = quantile(uniform(key, replication), row);
    }
    shelf.set(place, { replication, draws });
    return draws;
  };
}
