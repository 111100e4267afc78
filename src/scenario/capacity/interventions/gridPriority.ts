import { judged, share } from "../../interventions/kind.ts";
import { definePathKind } from "./kind.ts";

/** Manufacturers before data centres in the queue for grid power. */
export const gridPriority = definePathKind({
  meaning: "Manufacturers are connected to the grid before data centres",
  actor: "government",
  does:
    "Of what the utilities of each state connect in a day a share is kept for factories that wait; the rest goes first come first served. " +
    "It moves places and no megawatt. Studies and lines still take their time.",
  parameters: {
    reservedShare: share(
      "Share of a day's connections that factories in the queue have first",
      { dist: "point", value: 1 },
      judged("all of it: what the op-ed asks for; caps on data centres at one utility go part of the way"),
    ),
  },
  cost: "no public money; data centres and others wait longer, which is counted (othersWaitMwMonths) and has no figure in dollars",
});
