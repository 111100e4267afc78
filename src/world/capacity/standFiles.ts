import type { CapacityFiles, StandRule } from "../../scenario/capacity/types.ts";
import type { RampRow } from "../../scenario/rampTable.ts";
import type { LinkRow, OriginRow, WorldFiles } from "../../scenario/worldTypes.ts";

/** Supply from plants at home that the world's tables do not have yet: graphite, and silicon as the graphite it replaces. */
export const HOME_GRAPHITE = "anode-built-at-home";
export const HOME_SUBSTITUTE = "substitute-built-at-home";

/** Day on which a ramp of nothing begins; any day will do. */
const NEVER = "9999-12-31";

/** Row of the input by which a cut reaches silicon from home; -1 for none. How much of it hangs on the exporter is drawn with the path. */
export const substituteInput = (rule: StandRule, inputs: CapacityFiles["inputs"]): number =>
  inputs.findIndex(({ input, controlGroup }) => input === rule.substituteInput && controlGroup !== "");

/**
 * A world in which plants that are built along a path can deliver: two origins, silicon with the control group of its input, linked to every buyer of the anode,
 * the substitute to those whose recipe allows it. They sell nothing until a stand gives them a share, so that the world is the same without.
 * Ramps of plants of the world are left out: the path has those projects, and nothing is to count twice. Whoever supplies the anode and may
 * still be building on the date has a ramp of nothing, which a stand fills with what the path has under way.
 */
export function standFiles(files: WorldFiles, rule: StandRule, inputs: CapacityFiles["inputs"]): WorldFiles {
  const source = { line: 0, sourceKind: "derived", source: "path of capacity", note: "" };
  const origin = (id: string, name: string, dependsOn: string): OriginRow => ({
    ...source,
    id,
    name,
    region: rule.region,
    product: rule.product,
    controlGroup: "",
    dependsOn,
    dependenceShare: 0,
    dependenceAbroadShare: 0,
    transitDays: rule.transitDays,
    surgeShare: 0,
    spareUnitsPerYear: 0,
  });
  const buyers = files.links.filter(({ supplier, slot }) => slot === rule.slot && rule.exporter.includes(supplier));
  const link = (supplier: string, { buyer, slot }: LinkRow): LinkRow => ({
    ...source,
    supplier,
    buyer,
    slot,
    share: 0,
    mixShape: null,
    transitDays: null,
    qualifyDays: null,
    entitlementShare: 1,
  });
  const input = inputs[substituteInput(rule, inputs)];
  const growing = new Set([HOME_GRAPHITE, HOME_SUBSTITUTE, ...rule.allied, ...rule.chineseAbroad]);
  const ramp = (site: string): RampRow => ({
    ...source,
    site,
    begins: NEVER,
    slipDays: 0,
    rampDays: 1,
    addedUnitsPerYear: 0,
    scale: 1,
  });
  const recipeOf = new Map(files.sites.map(({ id, recipe }) => [id, recipe]));
  const sites = new Set(files.sites.map(({ id }) => id));
  const allowed = buyers.filter(({ buyer }) => rule.substituteRecipes.includes(recipeOf.get(buyer) ?? ""));
  return {
    ...files,
    origins: [
      ...files.origins,
      origin(HOME_GRAPHITE, "Graphite anode from plants built at home", ""),
      origin(HOME_SUBSTITUTE, "Silicon anode from plants built at home, as graphite", input?.controlGroup ?? ""),
    ],
    ramps: [...files.ramps.filter(({ site }) => !sites.has(site)), ...[...growing].map(ramp)],
    links: [
      ...files.links,
      ...buyers.map((row) => link(HOME_GRAPHITE, row)),
      ...allowed.map((row) => link(HOME_SUBSTITUTE, row)),
    ],
  };
}
