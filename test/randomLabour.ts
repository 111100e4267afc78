import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { dice } from "./dice.ts";
import { origin } from "./worlds.ts";

/**
 * Gives a random world what it may say of turns, redeployment, short-time work, cash, plants abroad and room for finished goods: each in about half of the
 * worlds, from dice of its own, so that everything else in the world stays as it was.
 */
export function withLabour(files: WorldFiles): WorldFiles {
  const d = dice(`labour of ${files.name}`);
  const turns = d.chance(0.6);
  const flexible = d.chance(0.6);
  const shares = d.chance(0.6);
  const cash = d.chance(0.6);
  const firmsCash = d.chance(0.5);
  const abroad = d.chance(0.6);
  // An origin that nobody else buys from, for plants of a company that make its product.
  const lands = [0, 1].map((n) =>
    origin(`abroad${n}`, d.pick(files.sites).product, {
      controlGroup: d.pick(files.origins).controlGroup,
      dependsOn: d.chance(0.5) ? d.pick(files.origins).controlGroup : "",
      dependenceShare: d.between(0, 1),
    }),
  );
  return {
    ...files,
    origins: abroad ? [...files.origins, ...lands] : files.origins,
    regions: files.regions.map((row) => ({ ...row, workShareTakeUp: shares ? d.between(0, 0.5) : 0 })),
    companies: files.companies.map((row) => ({
      ...row,
      cashDays: cash && d.chance(0.8) ? d.between(1, 25) : null,
      foreignOrigin: abroad ? d.pick(lands).id : "",
      foreignShare: d.between(0, 1),
      foreignDays: d.between(0, 20),
    })),
    sites: files.sites.map((row) => ({
      ...row,
      flexibleShare: flexible && d.chance(0.8) ? d.between(0, 0.7) : 0,
      redeployDays: d.chance(0.5) ? 0 : d.between(0, 30),
    })),
    regimes: files.regimes.map((row) => ({
      ...row,
      rotationTurnDays: turns && d.chance(0.8) ? d.between(1, 28) : 0,
      rotationFloorShare: d.between(0, 0.8),
      noticeBeyondDays: d.chance(0.3) ? 0.1 : d.between(1, 60),
      separateBeyondDays: d.chance(0.5) ? null : d.between(10, 200),
      cashDays: firmsCash ? d.between(1, 60) : null,
    })),
    luck: { ...files.luck, cashCompanySigma: cash ? d.between(0, 1) : 0 },
    stages: files.stages.map((row) => ({ ...row, finishedRoomDays: d.chance(0.5) ? 0 : d.between(0.5, 6) })),
  };
}
