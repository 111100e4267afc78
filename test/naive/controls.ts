import type { Control } from "../../src/scenario/types.ts";
import type { Given } from "./build.ts";
import { letPass } from "./feeds.ts";

/** Who meets a control: goods of a group, bought by a counted buyer from one origin, by foreigners, or as a maker's precursor. */
export interface Passage {
  readonly group: string | null;
  readonly by: "counted" | "foreign" | "maker";
  /** Origin and counted buyer, whose licence it is. */
  readonly licence: string;
  /** The origin, where one is meant. */
  readonly origin?: string;
  /** Regions that the goods leave and enter, where they cross a border. */
  readonly leaves?: string;
  readonly enters?: string;
}

const nearest = Math.round;

/** A control as this replication meets it, or null when it does not exist or never holds. */
export function drawn({ files, value, luck }: Given, control: Control) {
  if (control.when !== undefined && value(control.when.factor) !== control.when.is) return null;
  let end = control.endDay === undefined ? Number.POSITIVE_INFINITY : nearest(value(control.endDay));
  if (luck("extension", control.name) < value(control.extensionShare ?? 0))
    end += nearest(value(control.extensionDays ?? 0));
  if (end <= control.startDay) return null;
  const rung = files.scopes.findIndex((one) => one.name === control.scope);
  const height = control.scope === undefined ? 0 : rung >= 0 ? rung + 1 : nearest(value(control.scope));
  const groups = new Set(control.groups);
  for (const one of files.scopes.slice(0, height)) for (const group of one.groups) groups.add(group);
  let decided = control.startDay;
  if (control.licence !== undefined && luck("licenceDelay", control.name) < value(control.licence.delayShare ?? 1))
    decided += nearest(value(control.licence.delayDays));
  return { control, start: control.startDay, end, groups, decided };
}

/** Admitted share on a day, and the most of the goods due that day that is let in, over the rest flow: the strictest control or feed holds; its name. */
export function letThrough(
  given: Given,
  controls: readonly Control[],
  passage: Passage,
  day: number,
): [admitted: number, landed: number, strictest: string | null] {
  const date = given.clock.dateOf(day);
  let admitted = 1;
  let landed = 1;
  let strictest: string | null = null;
  for (const control of controls) {
    const met = drawn(given, control);
    if (met === null || passage.group === null || !met.groups.has(passage.group)) continue;
    if (date < met.start || date >= met.end) continue;
    let mine = given.value(control.admittedShare);
    if (passage.by === "foreign") mine = given.value(control.foreignBuyersAdmittedShare ?? 1);
    else if (control.licence !== undefined && date >= met.decided) {
      const approved = given.value(control.licence.approvedShare);
      if (passage.by === "maker") mine = Math.max(mine, approved);
      else if (given.luck("licence", `${control.name}|${passage.licence}`) < approved) mine = 1;
    }
    const progress = control.onsetDays > 0 ? Math.min(1, (date - met.start + 1) / control.onsetDays) : 1;
    let open = 1 - (1 - mine) * progress;
    const leaks = passage.by !== "foreign" && date >= met.start + nearest(given.value(control.leakDelayDays ?? 0));
    if (leaks) open += given.value(control.leakShare ?? 0) * (1 - open);
    if (open < admitted) strictest = control.name;
    admitted = Math.min(admitted, open);
    landed = Math.min(landed, 1 - given.value(control.goodsAtSeaStopped) * (1 - open));
  }
  const [fed, name] = letPass(given, passage, date);
  return fed < admitted ? [fed, landed, name] : [admitted, landed, strictest];
}
