import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { Economy } from "./economy.ts";
import { type LinkNode, type Rows, regionOf, siteOf } from "./rows.ts";

/**
 * A gate: goods that a control treats alike. First come the control groups as counted buyers meet them, and makers abroad who depend
 * on them; then each group as foreign buyers meet it; then origins that a feed names, as both meet them; and, where some control asks
 * for licences, each origin as one counted company or end use meets it. Where a feed names a border, what crosses it has gates of its own.
 */
export interface Gate {
  /** Place of its control group in the economy's list. */
  readonly group: number;
  readonly buyers: "group" | "foreign" | "one" | "anybody";
  /** Address of its licence, `origin|buyer`; empty unless it stands for one buyer. */
  readonly licence: string;
  /** The one origin whose goods pass; empty where it is the whole group. */
  readonly origin: string;
  /** The border that its goods cross, where a feed names that. */
  readonly border?: Border;
}

/** From one region to another, by their ids. */
export interface Border {
  readonly from: string;
  readonly to: string;
}

/** The gates of an economy, and the gate of each link, or -1 when no control can cut it. */
export interface Gates {
  readonly gates: readonly Gate[];
  readonly ofLink: readonly number[];
}

/** What gets gates of its own: each licence, each of some origins, and what crosses a border that `closes` knows. */
export interface Apart {
  readonly licences: boolean;
  readonly apart: readonly string[];
  readonly closes?: (border: Border) => boolean;
}

/** Lays out the gates; with `licences`, one for each origin and counted buyer besides. A gate costs a row a day, so few are kept. */
export function layGates(
  files: WorldFiles,
  rows: Rows,
  controlGroups: readonly string[],
  { licences, apart, closes = () => false }: Apart = { licences: false, apart: [] },
): Gates & { readonly across: (gate: number, border: Border) => number } {
  const groupOf = (id: string) => controlGroups.indexOf(files.origins.find((row) => row.id === id)!.controlGroup);
  const whole = { licence: "", origin: "" };
  const gates: Gate[] = [
    ...controlGroups.map((_, group): Gate => ({ ...whole, group, buyers: "group" })),
    ...controlGroups.map((_, group): Gate => ({ ...whole, group, buyers: "foreign" })),
    ...apart.map((origin): Gate => ({ ...whole, group: groupOf(origin), buyers: "group", origin })),
    ...apart.map((origin): Gate => ({ ...whole, group: groupOf(origin), buyers: "foreign", origin })),
  ];
  const known = new Map<string, number>();
  const across = (gate: number, border: Border): number => {
    if (border.from === border.to || !closes(border)) return gate;
    const key = JSON.stringify([gate, border.from, border.to]);
    const plain: Gate = { ...whole, group: -1, buyers: "anybody" };
    const at = known.get(key) ?? gates.push({ ...(gates[gate] ?? plain), border }) - 1;
    known.set(key, at);
    return at;
  };
  const ofOrigin = (link: LinkNode): number => {
    const origin = rows.nodes[link.supplier]!;
    const group = origin.kind === "origin" ? controlGroups.indexOf(origin.row.controlGroup) : -1;
    const alone = apart.indexOf(origin.id);
    if (group < 0 && alone < 0) return -1;
    const buyer = countedBuyer(files, rows, link);
    const own = 2 * controlGroups.length + alone;
    if (buyer === null) return alone < 0 ? controlGroups.length + group : own + apart.length;
    if (!licences || group < 0) return alone < 0 ? group : own;
    const licence = `${origin.id}|${buyer}`;
    const gate = known.get(licence) ?? gates.push({ group, buyers: "one", licence, origin: origin.id }) - 1;
    known.set(licence, gate);
    return gate;
  };
  const ofLink = rows.links.map((link) => {
    const gate = ofOrigin(link);
    return link.kind === "use" ? gate : across(gate, borderOf(rows, link.supplier, siteOf(rows, link.fill)));
  });
  return { gates, ofLink, across };
}

/** The border between two sites or origins. */
const borderOf = ({ nodes }: Rows, from: number, to: number): Border => ({
  from: regionOf(nodes[from]!),
  to: regionOf(nodes[to]!),
});

/** The economy with a gate for each licence, for each origin that a feed names by itself, and for what crosses a border that one names. */
export function withGates<Built extends Pick<Economy, "files" | "rows" | "world" | "controlGroups">>(
  economy: Built,
  apart: Apart,
): Built & Pick<Economy, "gates"> {
  const { files, rows, controlGroups } = economy;
  const { gates, ofLink, across } = layGates(files, rows, controlGroups, apart);
  // A company's plants abroad ship by an origin: where that has gates of its own, they pass those, and borders like other goods.
  const foreignGate = economy.world.foreignGate.map((gate, site) => {
    const origin = rows.nodes[economy.world.foreignOrigin[site]!];
    const own = origin === undefined ? -1 : apart.apart.indexOf(origin.id);
    const passed = own < 0 || economy.world.countedSite[site] === 0 ? gate : 2 * controlGroups.length + own;
    return origin === undefined ? passed : across(passed, borderOf(rows, economy.world.foreignOrigin[site]!, site));
  });
  const world = { ...economy.world, gate: Int32Array.from(ofLink), gates: gates.length, foreignGate };
  return { ...economy, world, gates };
}

/** The company or end use that buys over a link; null when it is not counted. */
function countedBuyer(files: WorldFiles, rows: Rows, link: LinkNode): string | null {
  if (link.kind === "use") {
    const use = rows.endUses[link.endUse]!;
    return use.counted ? use.id : null;
  }
  const buyer = rows.nodes[siteOf(rows, link.fill)]!;
  if (buyer.kind !== "plant") return null;
  const counted = files.regions.find(({ id }) => id === buyer.row.region)!.counted;
  return counted ? buyer.row.company : null;
}
