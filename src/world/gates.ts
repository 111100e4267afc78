import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { Economy } from "./economy.ts";
import type { LinkNode, Rows } from "./rows.ts";

/**
 * A gate: goods that a control treats alike. First come the control groups as counted buyers meet them, and makers abroad who depend
 * on them; then each group as foreign buyers meet it; and, where some control asks for licences, each origin as one counted company
 * or end use meets it.
 */
export interface Gate {
  /** Place of its control group in the economy's list. */
  readonly group: number;
  readonly buyers: "group" | "foreign" | "one";
  /** Address of its licence, `origin|buyer`; empty unless it stands for one buyer. */
  readonly licence: string;
}

/** The gates of an economy, and the gate of each link, or -1 when no control can cut it. */
export interface Gates {
  readonly gates: readonly Gate[];
  readonly ofLink: readonly number[];
}

/** Lays out the gates; with `licences`, one for each origin and counted buyer besides. A gate costs a row a day, so few are kept. */
export function layGates(files: WorldFiles, rows: Rows, controlGroups: readonly string[], licences = false): Gates {
  const gates: Gate[] = [
    ...controlGroups.map((_, group): Gate => ({ group, buyers: "group", licence: "" })),
    ...controlGroups.map((_, group): Gate => ({ group, buyers: "foreign", licence: "" })),
  ];
  const known = new Map<string, number>();
  const ofLink = rows.links.map((link) => {
    const origin = rows.nodes[link.supplier]!;
    const group = origin.kind === "origin" ? controlGroups.indexOf(origin.row.controlGroup) : -1;
    if (group < 0) return -1;
    const buyer = countedBuyer(files, rows, link);
    if (buyer === null) return controlGroups.length + group;
    if (!licences) return group;
    const licence = `${origin.id}|${buyer}`;
    const gate = known.get(licence) ?? gates.push({ group, buyers: "one", licence }) - 1;
    known.set(licence, gate);
    return gate;
  });
  return { gates, ofLink };
}

/** The economy with a gate for each licence. */
export function withLicences<Built extends Pick<Economy, "files" | "rows" | "world" | "controlGroups">>(
  economy: Built,
): Built & Pick<Economy, "gates"> {
  const { gates, ofLink } = layGates(economy.files, economy.rows, economy.controlGroups, true);
  const world = { ...economy.world, gate: Int32Array.from(ofLink), gates: gates.length };
  return { ...economy, world, gates };
}

/** The company or end use that buys over a link; null when it is not counted. */
function countedBuyer(files: WorldFiles, rows: Rows, link: LinkNode): string | null {
  if (link.kind === "use") {
    const use = rows.endUses[link.endUse]!;
    return use.counted ? use.id : null;
  }
  const buyer = rows.nodes[rows.slots[rows.fills[link.fill]!.slot]!.site]!;
  if (buyer.kind !== "plant") return null;
  const counted = files.regions.find(({ id }) => id === buyer.row.region)!.counted;
  return counted ? buyer.row.company : null;
}
