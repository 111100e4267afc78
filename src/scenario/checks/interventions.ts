import { ScenarioError, show, suggest } from "../errors.ts";
import type { NameOf } from "../interventions/kind.ts";
import { kinds } from "../interventions/kinds.ts";
import { amountOf } from "../interventions/pick.ts";
import type { AnyKind, Intervention } from "../interventions/types.ts";
import type { PlaceOf } from "../issues.ts";
import { within } from "../priorChecks.ts";
import type { WorldFiles } from "../worldTypes.ts";
import { type Path, pathText } from "../yaml.ts";

/** What an intervention names is in its world, and what it believes stays within bounds. @throws ScenarioError */
export function checkInterventions(
  list: readonly Intervention[],
  path: Path,
  world: WorldFiles,
  placeOf: PlaceOf,
): void {
  const there: Readonly<Record<NameOf, readonly string[]>> = {
    product: world.products.map(({ id }) => id),
    endUse: world.endUses.map(({ id }) => id),
    stage: world.stages.map(({ id }) => id),
    site: world.sites.map(({ id }) => id),
  };
  list.forEach((one, index) => {
    const kind = kinds[one.kind] as AnyKind;
    const lists = one as unknown as Readonly<Record<string, readonly string[]>>;
    for (const [key, { of }] of Object.entries(kind.names))
      lists[key]!.forEach((name, at) => {
        if (there[of].includes(name)) return;
        const full = [...path, index, key, at];
        const problem = `${show(name)} is no ${of} of ${world.name}`;
        const remedy = suggest(name, there[of], of);
        throw new ScenarioError(placeOf(full), { key: pathText(full), value: name, problem, remedy });
      });
    for (const key of Object.keys(kind.parameters)) {
      const { amount, of } = amountOf(one, key);
      if (typeof amount === "number") continue;
      const held = within(amount, of.bounds);
      if (!("problem" in held)) continue;
      const full = [...path, index, key, ...held.path];
      throw new ScenarioError(placeOf(full), { key: pathText(full), value: amount.dist, ...held });
    }
  });
}
