import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { Economy } from "./economy.ts";
import type { LinkNode, Rows } from "./rows.ts";

/**
 * A gate: goods that a control treats alike. First come the control groups as counted buyers meet them, and makers abroad who depend
 * on them; then each group as foreign buyers meet it; then origins that a feed names, as both meet them; and, where some control asks
 * for licences, each origin as one counted company or end use meets it.
 */
export interface Gate {
  /** Place of its control group in the economy's list. */
  readonly group: number;
  readonly buyers: "group" | "foreign" | "one";
  /** Address of its licence, `origin|buyer`; empty unless it stands for one buyer. */
  readonly licence: string;
  /** The one origin whose goods pass; empty where it is the whole group. */
  readonly origin: string;
}

/** The gates of an economy, and the gate of each link, or -1 when no control can cut it. */
export interface Gates {
  readonly gates: readonly Gate[];
  readonly ofLink: readonly number[];
}

/** What gets gates of its own: each licence, and each of some origins. */
export interface Apart {
  readonly licences: boolean;
  readonly apart: readonly string[];
}

/** Lays out the gates; with `licences`, one for each origin and counted buyer besides. A gate costs a row a day, so few are kept. */
export function layGates(
  files: WorldFiles,
  rows: Rows,
  controlGroups: readonly string[],
  { licences, apart }: Apart = { licences: false, apart: [] },
): Gates {
  const groupOf = (id: string) => controlGroups.indexOf(files.origins.find((row) => row.id === id)!.controlGroup);
  const whole = { licence: "", origin: "" };
  const gates: Gate[] = [
    ...controlGroups.map((_, group): Gate => ({ ...whole, group, buyers: "group" })),
    ...controlGroups.map((_, group): Gate => ({ ...whole, group, buyers: "foreign" })),
    ...apart.map((origin): Gate => ({ ...whole, group: groupOf(origin), buyers: "group", origin })),
    ...apart.map((origin): Gate => ({ ...whole, group: groupOf(origin), buyers: "foreign", origin })),
  ];
  const known = new Map<string, number>();
  const ofLink = rows.links.map((link) => {
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
  });
  return { gates, ofLink };
}

/** The economy with a gate for each licence, and for each origin that a feed names by itself. */
export function withGates<Built extends Pick<Economy, "files" | "rows" | "world" | "controlGroups">>(
  economy: Built,
  apart: Apart,
): Built & Pick<Economy, "gates"> {
  const { files, rows, controlGroups } = economy;
  const { gates, ofLink } = layGates(files, rows, controlGroups, apart);
  // A company's plants abroad ship by an origin: where that has gates of its own, they pass those.
  const foreignGate = economy.world.foreignGate.map((gate, site) => {
    const origin = rows.nodes[economy.world.foreignOrigin[site]!];
    const own = origin === undefined ? -1 : apart.apart.indexOf(origin.id);
    return own < 0 || economy.world.countedSite[site] === 0 ? gate : 2 * controlGroups.length + own;
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
  const buyer = rows.nodes[rows.slots[rows.fills[link.fill]!.slot]!.site]!;
  if (buyer.kind !== "plant") return null;
  const counted = files.regions.find(({ id }) => id === buyer.row.region)!.counted;
  return counted ? buyer.row.company : null;
}
