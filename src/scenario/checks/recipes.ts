import { show, suggest } from "../errors.ts";
import { fills, slots } from "../networkTables.ts";
import type { FillRow, WorldFiles } from "../worldTypes.ts";
import type { Blame } from "./blame.ts";

/** Slots and their fills: each slot has fills, one of which takes the rest; each fill has one ceiling. */
export function checkRecipes(world: WorldFiles, blame: Blame): void {
  const fillsOf = new Map(world.slots.map(({ recipe, slot }) => [slotKey(recipe, slot), [] as FillRow[]]));
  for (const fill of world.fills) {
    const list = fillsOf.get(slotKey(fill.recipe, fill.slot));
    if (!list) {
      const accepted = world.slots.filter(({ recipe }) => recipe === fill.recipe).map(({ slot }) => slot);
      const problem = `${show(fill.slot)} is not a slot of the recipe ${fill.recipe}`;
      blame(fills, fill, "slot", { value: fill.slot, problem, remedy: suggest(fill.slot, accepted, "slot") });
    }
    list.push(fill);
    checkCeiling(fill, blame);
    checkQualified(fill, blame);
  }
  for (const slot of world.slots) {
    const list = fillsOf.get(slotKey(slot.recipe, slot.slot)) ?? [];
    if (list.length === 0) {
      const problem = `no product of fills.csv can fill the slot ${slot.slot} of ${slot.recipe}`;
      blame(slots, slot, "slot", { value: slot.slot, problem, remedy: "give at least one fill" });
    }
    checkMix(list, blame);
  }
}

function checkCeiling(fill: FillRow, blame: Blame): void {
  const byMass = fill.ceilingMassShare !== null || fill.massRatio !== null;
  const remedy = "give ceilingShare (1 when it may fill the whole slot), or ceilingMassShare with massRatio";
  if (fill.ceilingShare !== null && byMass) {
    blame(fills, fill, "ceilingShare", {
      value: fill.ceilingShare,
      problem: "a second ceiling stands beside it",
      remedy,
    });
  }
  if (fill.ceilingShare === null && (fill.ceilingMassShare === null || fill.massRatio === null)) {
    blame(fills, fill, "ceilingShare", { value: null, problem: "the fill has no ceiling", remedy });
  }
}

/** A programme has one ceiling at its end, and no ceiling is qualified without a programme. */
function checkQualified(fill: FillRow, blame: Blame): void {
  const { qualifyDays, qualifiedCeilingShare, qualifiedCeilingMassShare, massRatio } = fill;
  const given = [qualifiedCeilingShare, qualifiedCeilingMassShare].filter((ceiling) => ceiling !== null).length;
  const column = qualifiedCeilingMassShare === null ? "qualifiedCeilingShare" : "qualifiedCeilingMassShare";
  const fault = (problem: string, remedy: string) =>
    blame(fills, fill, column, { value: fill[column], problem, remedy });
  if (qualifyDays === null && given > 0) fault("no programme leads to this ceiling", "give qualifyDays, or no ceiling");
  if (qualifyDays !== null && given !== 1)
    fault(`a programme ends with ${given === 0 ? "no ceiling" : "two ceilings"}`, "give one qualified ceiling");
  if (qualifiedCeilingMassShare !== null && massRatio === null)
    fault("a share of mass needs massRatio", "give massRatio, or qualifiedCeilingShare");
}

function checkMix(list: readonly FillRow[], blame: Blame): void {
  const rest = list.filter(({ mixShare }) => mixShare === null);
  if (rest.length !== 1) {
    const fill = rest[1] ?? list[list.length - 1];
    const problem = `${rest.length === 0 ? "no fill" : `${rest.length} fills`} of the slot ${fill.slot} of ${fill.recipe} are left empty`;
    const remedy = "leave mixShare empty for exactly one fill of a slot; it takes the rest";
    blame(fills, fill, "mixShare", { value: fill.mixShare, problem, remedy });
  }
  const sum = list.reduce((total, { mixShare }) => total + (typeof mixShare === "number" ? mixShare : 0), 0);
  if (sum <= 1 + 1e-9) return;
  const problem = `the shares of the slot ${list[0].slot} of ${list[0].recipe} sum to ${sum}`;
  blame(fills, list[0], "mixShare", { value: sum, problem, remedy: "give shares that sum to at most 1" });
}

/** One key for a slot of a recipe; ids hold no line end. */
export const slotKey = (recipe: string, slot: string): string => `${recipe}\n${slot}`;
