import { ScenarioError, show, suggest } from "../errors.ts";
import type { NameOf } from "../interventions/kind.ts";
import { kinds } from "../interventions/kinds.ts";
import { amountOf } from "../interventions/pick.ts";
import type { AnyKind, Intervention } from "../interventions/types.ts";
import type { PlaceOf } from "../issues.ts";
import { within } from "../priorChecks.ts";
import type { Scenario } from "../types.ts";
import type { WorldFiles } from "../worldTypes.ts";
import { type Path, pathText } from "../yaml.ts";

type Named = NameOf | "stage" | "region" | "site" | "owner";

/** What interventions and options name is in their world and scenario, and what they believe stays within bounds. @throws ScenarioError */
export function checkInterventions(scenario: Scenario, world: WorldFiles, placeOf: PlaceOf): void {
  const there: Readonly<Record<Named, readonly string[]>> = {
    product: world.products.map(({ id }) => id),
    endUse: world.endUses.map(({ id }) => id),
    controlGroup: [...new Set(world.origins.map(({ controlGroup }) => controlGroup))].filter((group) => group !== ""),
    stage: world.stages.map(({ id }) => id),
    region: world.regions.map(({ id }) => id),
    site: world.sites.map(({ id }) => id),
    owner: [...new Set(world.sites.map(({ company }) => company))],
  };
  const answered = answeredBy(scenario);
  const inspect = (one: Intervention, path: Path) => {
    const fail = (at: Path, value: unknown, problem: string, remedy: string) => {
      throw new ScenarioError(placeOf([...path, ...at]), { key: pathText([...path, ...at]), value, problem, remedy });
    };
    const names = (at: Path, given: readonly string[], of: Named) =>
      given.forEach((name, i) => {
        if (there[of].includes(name)) return;
        fail([...at, i], name, `${show(name)} is no ${of} of ${world.name}`, suggest(name, there[of], of));
      });
    const kind = kinds[one.kind] as AnyKind;
    const lists = one as unknown as Readonly<Record<string, readonly string[]>>;
    for (const [key, { of }] of Object.entries(kind.names)) names([key], lists[key]!, of);
    if (one.eligible !== undefined) {
      names(["eligible", "stages"], one.eligible.stages, "stage");
      names(["eligible", "regions"], one.eligible.regions, "region");
      names(["eligible", "sites"], one.eligible.sites, "site");
      names(["eligible", "owners"], one.eligible.owners, "owner");
    }
    if (path[0] === "options" && kind.actor === "exporter") {
      const remedy = `put it under interventions:, with after: naming the option that it answers`;
      fail(["kind"], one.kind, "is what the exporter does, and no option of anybody here", remedy);
    }
    if (one.kind === "exporter-climbs" && world.scopes.length === 0)
      fail(["kind"], one.kind, `${world.name} has no ladder of scopes`, "give one under scopes: of its world.yaml");
    const found = answered.filter((name) => name === one.after).length;
    if (one.after !== undefined && found !== 1) {
      const problem =
        found > 1
          ? `${show(one.after)} is the name of more than one control, intervention or option`
          : `${show(one.after)} is no control, and no intervention or option of a government`;
      fail(["after"], one.after, problem, suggest(one.after, answered, "control, intervention or option"));
    }
    for (const key of Object.keys(kind.parameters)) {
      const { amount, of } = amountOf(one, key);
      if (typeof amount === "number") continue;
      const held = within(amount, of.bounds);
      if ("problem" in held) fail([key, ...held.path], amount.dist, held.problem, held.remedy);
    }
  };
  for (const [index, one] of scenario.interventions.entries()) inspect(one, ["interventions", index]);
  for (const [index, one] of scenario.options.entries()) inspect(one, ["options", index]);
}

/** Names of what the exporter may answer: controls, those of premises too, and what a government does or could do. */
function answeredBy({ controls, premises, interventions, options }: Scenario): string[] {
  const all = [...controls, ...premises.flatMap((premise) => premise.controls)].map(({ name }) => name);
  const governments = [...interventions, ...options].filter(({ kind }) => kinds[kind].actor === "government");
  return [...new Set(all), ...governments.map(({ name }) => name)];
}
