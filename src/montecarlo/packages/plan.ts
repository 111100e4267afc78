import { type Cut, NO_PACKAGE, packagesOf } from "../../analysis/packages/grid.ts";
import { packagesQuestion } from "../../analysis/packages/tell.ts";
import { sha256 } from "../../results/hash.ts";
import type { PackagesHead } from "../../results/packages/head.ts";
import type { Intervention } from "../../scenario/interventions/types.ts";
import { liftedOn } from "../../scenario/liftedOn.ts";
import type { Scenario } from "../../scenario/types.ts";
import type { WorldFiles } from "../../scenario/worldTypes.ts";
import { packageName } from "../compareScenario.ts";

/** Packages that are to be computed beforehand. */
export interface PackagesRequest {
  readonly files: WorldFiles;
  /** Of one world, with the same seed where they are to be compared; each has the days that are simulated. */
  readonly scenarios: readonly Scenario[];
  readonly cuts: readonly Cut[];
  /** What is done singly and, with `pairs`, two at a time. */
  readonly options: readonly Intervention[];
  readonly pairs: boolean;
  readonly replications: number;
  /** Hash of the code that decides results. */
  readonly code: string;
}

/** Packages that are run and saved together. */
export interface PlannedPart {
  readonly file: string;
  /** Places of its scenario and cut in the request. */
  readonly scenario: number;
  readonly cut: number;
  readonly packages: readonly (readonly Intervention[])[];
}

/** Packages of a part: few enough that a part is saved twice a minute or so, and that their daily values fit in memory. */
const PART_PACKAGES = 14;

/** Cuts every scenario under every cut into parts; a function of the request alone, so that what was saved is found again. */
export function planParts({ scenarios, cuts, options, pairs }: PackagesRequest): PlannedPart[] {
  const packages = packagesOf(options, pairs);
  const count = Math.ceil(packages.length / PART_PACKAGES);
  return scenarios.flatMap((_, scenario) =>
    cuts.flatMap(({ name }, cut) =>
      Array.from({ length: count }, (_, part) => ({
        file: `${scenario}-${name}-${part}.arrow`,
        scenario,
        cut,
        packages: packages.slice(part * PART_PACKAGES, (part + 1) * PART_PACKAGES),
      })),
    ),
  );
}

/** The scenario of one block as it is run. */
export const scenarioOf = ({ scenarios, cuts }: PackagesRequest, { scenario, cut }: PlannedPart): Scenario =>
  liftedOn(scenarios[scenario]!, cuts[cut]!.endDay);

export const nameOf = (parts: readonly Intervention[]): string =>
  parts.length === 0 ? NO_PACKAGE : packageName(parts);

/** What is said of a request before anything of it is run. */
export function headOf(request: PackagesRequest): Omit<PackagesHead, "leftOut"> {
  const { files, scenarios, cuts, options, pairs, replications, code } = request;
  const lastDay = scenarios[0]!.horizonDays;
  const { days, confidence } = packagesQuestion(lastDay, "");
  const about = {
    cuts,
    options: options.map(({ name, kind }) => ({ name, kind })),
    pairs,
    replications,
    days,
    lastDay,
    confidence,
    code,
  };
  return {
    format: 1,
    key: sha256(JSON.stringify([scenarios, options, sha256(files.text), about])),
    world: files.name,
    scenarios: scenarios.map(({ name, question, seed }) => ({ name, question, seed })),
    ...about,
  };
}
