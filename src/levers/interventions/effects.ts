import type { Driver } from "../../scenario/interventions/kind.ts";
import type { Pick } from "../../scenario/interventions/pick.ts";
import type { Intervention, KindName } from "../../scenario/interventions/types.ts";
import type { Rating } from "../../scenario/types.ts";
import type { Block } from "../../world/block.ts";
import type { Economy } from "../../world/economy.ts";
import type { Retention } from "../../world/shock.ts";
import type { Begun } from "./begun.ts";
import { dutyWaiver } from "./dutyWaiver.ts";
import type { Effect, Move, Scene, Waiver } from "./effect.ts";
import { exporterClimbs } from "./exporterClimbs.ts";
import { exporterCuts } from "./exporterCuts.ts";
import { exporterEases } from "./exporterEases.ts";
import { inventoryMandate } from "./inventoryMandate.ts";
import { licenceDiplomacy } from "./licenceDiplomacy.ts";
import { mostJobsPerUnit } from "./mostJobsPerUnit.ts";
import { priorityOrders } from "./priorityOrders.ts";
import { redeployment } from "./redeployment.ts";
import { shortTimeCompensation } from "./shortTimeCompensation.ts";
import { alliedSurge, emergencyQualification, importWaiver } from "./sources.ts";
import { stockpile } from "./stockpile.ts";
import { wageSubsidy } from "./wageSubsidy.ts";

/** What each kind does; a kind without an effect does not compile. */
const effects: { readonly [K in KindName]: Effect<K> } = {
  stockpile,
  "short-time-compensation": shortTimeCompensation,
  "wage-subsidy": wageSubsidy,
  "priority-orders": priorityOrders,
  "most-jobs-per-unit": mostJobsPerUnit,
  "licence-diplomacy": licenceDiplomacy,
  "duty-waiver": dutyWaiver,
  "allied-surge": alliedSurge,
  "emergency-qualification": emergencyQualification,
  "import-waiver": importWaiver,
  "inventory-mandate": inventoryMandate,
  redeployment,
  "exporter-climbs": exporterClimbs,
  "exporter-cuts": exporterCuts,
  "exporter-eases": exporterEases,
};

/** The effect of one intervention, its kind forgotten: what stands in `effects` under a kind takes interventions of that kind. */
const effectOf = (one: Intervention): Effect<KindName> => effects[one.kind] as unknown as Effect<KindName>;

type Any = Parameters<NonNullable<Effect<KindName>["bend"]>>[1];

/** Bends the columns that were just drawn; what no intervention touches is as drawn, public stocks are empty. */
export function bendDrawn(scene: Scene, list: readonly Intervention[], block: Block): void {
  if (list.length === 0) return;
  block.reserveRestUnits.fill(0);
  for (const one of list) effectOf(one).bend?.(scene, one as Any, block);
}

export const retentionsOf = (economy: Economy, list: readonly Intervention[], pick: Pick): Retention[] =>
  list.flatMap((one) => effectOf(one).keeps?.(economy, one as Any, pick) ?? []);

export const ratingsOf = (economy: Economy, list: readonly Intervention[], pick: Pick): Rating[] =>
  list.flatMap((one) => effectOf(one).rates?.(economy, one as Any, pick) ?? []);

/** Moves of a list; one that answers what does not happen is none. */
const movesOf = (
  list: readonly Intervention[],
  begun: Begun,
  move: (one: Intervention, from: number) => Move | undefined,
): Move[] =>
  list.flatMap((one) => {
    const from = begun(one.after);
    return from === null ? [] : (move(one, from) ?? []);
  });

/** Moves that open gates. */
export const easingsOf = (list: readonly Intervention[], pick: Pick, begun: Begun): Move[] =>
  movesOf(list, begun, (one, from) => effectOf(one).eases?.(one as Any, pick, from));

/** Moves that close gates. */
export const cutsOf = (economy: Economy, list: readonly Intervention[], pick: Pick, begun: Begun): Move[] =>
  movesOf(list, begun, (one, from) => effectOf(one).cuts?.(economy, one as Any, pick, from));

export const waiversOf = (scene: Scene, list: readonly Intervention[], block: Block): Waiver[] =>
  list.flatMap((one) => effectOf(one).waives?.(scene, one as Any, block) ?? []);

/** What an intervention's costs are counted in, as far as draws say it. */
export const measuresOf = (scene: Scene, one: Intervention, block: Block): Partial<Record<Driver, number>> =>
  effectOf(one).measures?.(scene, one as Any, block) ?? {};

/** Whether an intervention gives rows of the world their groups, so that runs with it have a world of their own. */
export const groupsRows = (one: Intervention): boolean => keepsPeople(one) || effectOf(one).rates !== undefined;

/** Whether an intervention keeps people on the payroll, so that its cost is counted in them. */
export const keepsPeople = (one: Intervention): boolean => effectOf(one).keeps !== undefined;
