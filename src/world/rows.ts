import type { Quantity } from "../scenario/types.ts";
import type { DemandRow, EndUseRow, FillRow, LinkRow, OriginRow, SiteRow, SlotRow } from "../scenario/worldTypes.ts";

/** Rows of the economy before they become columns: plain objects, indexed as the kernel's tables will be. */

/** A generated supplier: who lives on whom, and with what weight among a customer's suppliers. */
export interface SupplierFirm {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** First is the main customer. `weight` sums to 1 over all suppliers of one customer. */
  readonly customers: readonly { readonly site: number; readonly weight: number }[];
}

/** One row of the site table: a named plant, a generated supplier or an origin. */
export type Node =
  | { readonly kind: "plant"; readonly id: string; readonly row: SiteRow }
  | { readonly kind: "supplier"; readonly id: string; readonly firm: SupplierFirm }
  | { readonly kind: "origin"; readonly id: string; readonly row: OriginRow };

export interface SlotNode {
  readonly site: number;
  readonly name: string;
  /** Absent for the parts slot that the supplier rule gives every customer. */
  readonly row: SlotRow | null;
}

export interface FillNode {
  readonly slot: number;
  readonly row: FillRow | null;
}

/** Share of a fill: fixed, or drawn with a gamma shape; parts links carry the supplier's weight. */
export type LinkNode =
  | {
      readonly kind: "fill";
      readonly fill: number;
      readonly supplier: number;
      readonly row: LinkRow;
      share: number | null;
    }
  | { readonly kind: "parts"; readonly fill: number; readonly supplier: number; readonly weight: number }
  | { readonly kind: "use"; readonly endUse: number; readonly supplier: number; readonly row: DemandRow };

export interface Rows {
  readonly nodes: readonly Node[];
  readonly slots: readonly SlotNode[];
  readonly fills: readonly FillNode[];
  readonly links: readonly LinkNode[];
  readonly endUses: readonly EndUseRow[];
}

/** Gives a quantity its value: a number as it stands, a factor's name its draw. */
export type Valuer = (quantity: Quantity) => number;

/** Values quantities under one row of factor draws. */
export function valuer(factors: ReadonlyMap<string, number>, draws: ArrayLike<number>): Valuer {
  return (quantity) => (typeof quantity === "number" ? quantity : draws[factors.get(quantity)!]!);
}

/** Region of a node, by its id. */
export const regionOf = (node: Node): string => (node.kind === "supplier" ? node.firm.region : node.row.region);

/** Row of the site that a fill belongs to. */
export const siteOf = ({ slots, fills }: Pick<Rows, "slots" | "fills">, fill: number): number =>
  slots[fills[fill]!.slot]!.site;
