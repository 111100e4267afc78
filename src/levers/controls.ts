import { floor, max, min } from "../numbers/math.ts";
import type { Control } from "../scenario/types.ts";
import type { Block } from "../world/block.ts";
import type { Economy } from "../world/economy.ts";
import type { Gate } from "../world/gates.ts";
import type { Luck } from "../world/luck.ts";
import type { Valuer } from "../world/rows.ts";
import { controlCodes } from "./causes.ts";
import { rowOfDay, type Span, workingDays } from "./span.ts";

/** Days on which some control holds in this replication, counted from the effective date: from `first` up to, not including, `end`. */
export interface Held {
  readonly first: number;
  readonly end: number;
}

const wholeDays = (days: number): number => floor(days + 0.5);

/**
 * Controls as a table of days: what share of its rest flow each gate admits, and how much of it is let in on arrival.
 *
 *   progress = 0 before startDay and from the end on, else min(1, (day - startDay + 1) / onsetDays)
 *   granted  = the admitted share; at gates with a licence 1 from its decision on
 *   admitted = a + leakShare x (1 - a) once the leak has begun, with a = 1 - (1 - granted) x progress
 *   landed   = 1 - goodsAtSeaStopped x (1 - admitted)
 *
 * Where controls overlap the strictest holds, and is the root cause of what is missing; of equally strict ones the first. Every entry is written, so nothing of an earlier replication survives.
 * Returns the days on which a control holds; null when none does.
 */
export function setControls(
  economy: Pick<Economy, "files" | "controlGroups" | "gates">,
  controls: readonly Control[],
  span: Span,
  value: Valuer,
  luck: Luck,
  block: Pick<Block, "admittedShare" | "landedShare" | "controlCause">,
): Held | null {
  const { gates } = economy;
  block.admittedShare.fill(1);
  block.landedShare.fill(1);
  block.controlCause.fill(0);
  const codes = controlCodes(controls);
  let held = null as Held | null;
  for (const [place, control] of controls.entries()) {
    const { startDay } = control;
    const end = endOf(control, value, luck);
    if (!exists(control, value) || !(end > startDay)) continue;
    held = { first: min(held?.first ?? startDay, startDay), end: max(held?.end ?? end, end) };
    const reached = groupsOf(economy, control, value);
    const stopped = value(control.goodsAtSeaStopped);
    const decided = startDay + licenceDays(control, value, luck);
    const leaking = startDay + wholeDays(value(control.leakDelayDays ?? 0));
    const days = workingDays(span, startDay, min(end, span.days));
    gates.forEach((gate, row) => {
      if (!reached.has(gate.group)) return;
      const [before, after] = granted(control, gate, value, luck);
      const leak = gate.buyers === "foreign" ? 0 : value(control.leakShare ?? 0);
      for (const day of days) {
        const progress = control.onsetDays > 0 ? min(1, (day - startDay + 1) / control.onsetDays) : 1;
        const direct = 1 - (1 - (day < decided ? before : after)) * progress;
        const admitted = day < leaking ? direct : direct + leak * (1 - direct);
        const entry = rowOfDay(span, day) * gates.length + row;
        if (admitted < block.admittedShare[entry]!) block.controlCause[entry] = codes[place]!;
        block.admittedShare[entry] = min(block.admittedShare[entry]!, admitted);
        block.landedShare[entry] = min(block.landedShare[entry]!, 1 - stopped * (1 - admitted));
      }
    });
  }
  return held;
}

/** Whether a control exists in this replication. */
export const exists = ({ when }: Control, value: Valuer): boolean =>
  when === undefined || value(when.factor) === when.is;

/** Day on which a control is lifted, put off where luck says so; Infinity without an end. */
function endOf(control: Control, value: Valuer, luck: Luck): number {
  if (control.endDay === undefined) return Infinity;
  const end = wholeDays(value(control.endDay));
  const extended = luck("extension", control.name) < value(control.extensionShare ?? 0);
  return extended ? end + wholeDays(value(control.extensionDays ?? 0)) : end;
}

/** Control groups that a control cuts in this replication, as places in the economy's list: its own, and those of its rungs. */
export function groupsOf(
  { files, controlGroups }: Pick<Economy, "files" | "controlGroups">,
  control: Control,
  value: Valuer,
): ReadonlySet<number> {
  const { scope } = control;
  const named = files.scopes.findIndex(({ name }) => name === scope);
  const rungs = scope === undefined ? 0 : named >= 0 ? named + 1 : wholeDays(value(scope));
  const groups = [...control.groups, ...files.scopes.slice(0, rungs).flatMap((rung) => rung.groups)];
  return new Set(groups.map((group) => controlGroups.indexOf(group)));
}

/** Days from filing to the decision on licences; a whole day. */
function licenceDays({ name, licence }: Control, value: Valuer, luck: Luck): number {
  if (licence === undefined || luck("licenceDelay", name) >= value(licence.delayShare ?? 1)) return 0;
  return wholeDays(value(licence.delayDays));
}

/**
 * Share that a control admits at a gate before and after licences are decided. Makers abroad who depend on a group meet the mean
 * of what is approved.
 */
function granted(control: Control, gate: Gate, value: Valuer, luck: Luck): readonly [before: number, after: number] {
  if (gate.buyers === "foreign") {
    const share = value(control.foreignBuyersAdmittedShare ?? 1);
    return [share, share];
  }
  const share = value(control.admittedShare);
  if (control.licence === undefined) return [share, share];
  const approved = value(control.licence.approvedShare);
  if (gate.buyers === "group") return [share, max(share, approved)];
  return [share, luck("licence", `${control.name}|${gate.licence}`) < approved ? 1 : share];
}
