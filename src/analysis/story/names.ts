import type { WatchedLink, WatchedSlot } from "../../engine/probe.ts";
import type { Cause } from "../../levers/causes.ts";
import { CAPACITY, OUTAGE, PRECAUTION, PRICE, SPENDING, UNATTRIBUTED } from "../../world/causes.ts";
import type { Economy } from "../../world/economy.ts";
import { stageOf } from "../../world/fillWorld.ts";
import type { Row } from "../../world/tables.ts";
import { uncapital } from "./words.ts";

/** What things are called in a story about one site. */
export interface StoryNames {
  readonly id: string;
  readonly site: string;
  readonly kind: "plant" | "supplier" | "origin";
  readonly stage: string | null;
  readonly region: string;
  readonly product: string;
  readonly unit: string;
  /** Whether its people are counted. */
  readonly counted: boolean;
  readonly slot: (slot: WatchedSlot) => string;
  readonly supplier: (link: WatchedLink) => string;
  readonly customer: (link: WatchedLink) => string;
  /** A root cause in a sentence; null for none. */
  readonly cause: (code: number) => string | null;
}

const OTHERS: ReadonlyMap<number, string> = new Map([
  [CAPACITY, "too little room at a supplier"],
  [PRECAUTION, "precaution"],
  [PRICE, "high prices"],
  [OUTAGE, "an outage"],
  [SPENDING, "lower spending"],
]);

/** Names for a story about the site in row `site`. */
export function namesOf(economy: Economy, causes: readonly Cause[], site: Row): StoryNames {
  const { files, rows, world } = economy;
  const nameOf = (row: Row): string => {
    const node = rows.nodes[row]!;
    return node.kind === "supplier" ? node.firm.name : node.row.name;
  };
  // Origins are called by what they ship: no names of their own.
  const within = (row: Row): string => (rows.nodes[row]!.kind === "origin" ? uncapital(nameOf(row)) : nameOf(row));
  const node = rows.nodes[site]!;
  const stage = files.stages.find(({ id }) => id === stageOf(files, node));
  const made = node.kind === "supplier" ? files.suppliers!.product : node.row.product;
  const product = files.products.find(({ id }) => id === made);
  return {
    id: node.id,
    site: nameOf(site),
    kind: node.kind,
    stage: stage?.name ?? null,
    region: files.regions[world.region[site]!]!.name,
    product: product?.name ?? made,
    unit: product?.unit ?? "unit",
    counted: world.countedSite[site] === 1,
    slot: ({ slot }) => rows.slots[slot]!.name.replaceAll("-", " "),
    supplier: ({ supplier }) => within(supplier),
    customer: ({ link, buyer }) => {
      if (buyer >= 0) return nameOf(buyer);
      const row = rows.links[link]!;
      return row.kind === "use" ? rows.endUses[row.endUse]!.name : "final demand";
    },
    cause: (code) => {
      if (code === UNATTRIBUTED) return null;
      // A cause of its own says what it is: control ..., feed ... or outage ...
      return OTHERS.get(code) ?? `the ${causes.find((cause) => cause.code === code)?.meaning ?? `cause ${code}`}`;
    },
  };
}
