import type { PackagesAnswer } from "../../results/packages/read.ts";
import type { WorldFiles } from "../../scenario/worldTypes.ts";
import type { RunData } from "../runData.ts";
import { readable } from "../words.ts";

/** What a brief is made of: run folders, the packages computed for them, and the world, whose tables say who is where. */
export interface BriefInput {
  readonly runs: readonly RunData[];
  readonly packages: PackagesAnswer;
  readonly files: WorldFiles;
  /** No plant is named in any file. */
  readonly hideSites: boolean;
}

/** A scenario as a reader without its file hears of it: "A: all 9 premises of the story hold". */
export function scenarioLabel({ letter, manifest }: RunData): string {
  const { premises, name } = manifest.scenario;
  const said =
    premises.length === 0
      ? `${readable(name)}, no premises`
      : `${readable(name)}, with ${premises.length} ${premises.length === 1 ? "premise" : "premises"}`;
  return letter === "" ? said : `${letter}: ${said}`;
}

/** A cut as a reader hears of it. */
export const cutLabel = ({ endDay }: { readonly endDay: number | null }): string =>
  endDay === null ? "open-ended" : endDay === 365 ? "a year" : `${endDay} days`;

/** A package as a reader hears of it: "Stockpile 90 and wage subsidy". */
export const packageLabel = (name: string): string =>
  name === "none" ? "nothing" : readable(name.replaceAll("+", "-and-"));
