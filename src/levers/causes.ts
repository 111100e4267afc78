import { max, min } from "../numbers/math.ts";
import type { DayFeed } from "../scenario/feedTypes.ts";
import type { Control, Outage } from "../scenario/types.ts";
import {
  CAPACITY,
  FIRST_CONTROL,
  LAST_CONTROL,
  OUTAGE,
  PRECAUTION,
  PRICE,
  SPENDING,
  UNATTRIBUTED,
} from "../world/causes.ts";

/** A root cause: its code in kernels, its name in series and tables, and what it means. */
export interface Cause {
  readonly code: number;
  readonly name: string;
  readonly meaning: string;
}

const OUTAGE_NAME = "outage";

/** Causes that are no control. */
const OTHERS: readonly Cause[] = [
  { code: CAPACITY, name: "capacity", meaning: "capacity: no room to make up for a shortage" },
  { code: PRECAUTION, name: "precaution", meaning: "precaution: slowed or idled before stocks were gone" },
  { code: PRICE, name: "price", meaning: "price: costs above what buyers pay, or demand that prices keep away" },
  { code: OUTAGE, name: OUTAGE_NAME, meaning: "an outage of a site" },
  { code: SPENDING, name: "spending", meaning: "spending that fell with pay" },
  { code: UNATTRIBUTED, name: "unattributed", meaning: "no known root" },
];

/** Name of the cause that controls beyond the last code of their own share. */
const SHARED = "other-controls";

/**
 * The root causes that a run can name: one a control, one a feed and one an outage, in the order of the file, then what is none of them.
 * Those of one name are one cause; one that is called like another cause is told apart by `control-`. When there are too many, outages
 * that find no code are `outage` together, and controls and feeds share the last code.
 */
export function causesOf(
  controls: readonly Named[],
  feeds: readonly Named[] = [],
  outages: readonly Named[] = [],
): readonly Cause[] {
  const fed = namesOf([...controls, ...feeds]);
  const names = [...fed, ...ownOutages(fed, outages)];
  const ofControls = namesOf(controls);
  const kindOf = (name: string) => (ofControls.includes(name) ? "control" : fed.includes(name) ? "feed" : "outage");
  const room = LAST_CONTROL - FIRST_CONTROL + 1;
  const own = names.length <= room ? names : names.slice(0, room - 1);
  const causes = own.map(
    (name, i): Cause => ({
      code: FIRST_CONTROL + i,
      name,
      meaning: `${kindOf(name)} ${name}`,
    }),
  );
  const rest = names.slice(own.length);
  if (rest.length > 0) causes.push({ code: LAST_CONTROL, name: SHARED, meaning: `controls ${rest.join(", ")}` });
  return [...causes, ...OTHERS];
}

/** Code of each control, in the order of the file. */
export const controlCodes = (controls: readonly Named[]): readonly number[] => feedCodes([], controls);

/** Code of each feed beside some controls, in the order of the file. */
export function feedCodes(controls: readonly Named[], feeds: readonly Named[]): readonly number[] {
  const names = namesOf([...controls, ...feeds]);
  return feeds.map(({ name }) => min(FIRST_CONTROL + names.indexOf(causeName(name)), LAST_CONTROL));
}

/** Code of each outage beside some controls and feeds, in the order of the file. */
export function outageCodes(
  controls: readonly Named[],
  feeds: readonly Named[],
  outages: readonly Named[],
): readonly number[] {
  const fed = namesOf([...controls, ...feeds]);
  const names = [...fed, ...ownOutages(fed, outages)];
  return outages.map(({ name }) => {
    const at = name === OUTAGE_NAME ? -1 : names.indexOf(causeName(name));
    return at < 0 ? OUTAGE : min(FIRST_CONTROL + at, LAST_CONTROL);
  });
}

/** Names of outages that have a code of their own: as many as controls and feeds leave room for. */
function ownOutages(fed: readonly string[], outages: readonly Named[]): string[] {
  const room = max(LAST_CONTROL - FIRST_CONTROL + 1 - fed.length, 0);
  const names = namesOf(outages.filter(({ name }) => name !== OUTAGE_NAME));
  return names.filter((name) => !fed.includes(name)).slice(0, room);
}

type Named = Pick<Control | DayFeed | Outage, "name">;

const namesOf = (controls: readonly Named[]): string[] => [...new Set(controls.map(({ name }) => causeName(name)))];

const causeName = (name: string): string =>
  name === SHARED || OTHERS.some((other) => other.name === name) ? `control-${name}` : name;
