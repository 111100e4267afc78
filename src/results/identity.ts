import type { CapacityScenario } from "../scenario/capacity/types.ts";
import type { Scenario } from "../scenario/types.ts";
import { canonicalJson, sha256 } from "./hash.ts";

/** What fixes every replication of a run. The number of replications is not in it: replication k is the same in any. */
export interface Identity {
  /** SHA-256 of the resolved scenario without its seed and its number of replications. */
  readonly scenario: string;
  /** SHA-256 of the world's files. */
  readonly world: string;
  readonly seed: string;
  /** Hash of the code version. */
  readonly code: string;
  /** SHA-256 of the rows, where they were given and not drawn; absent from a run that draws. */
  readonly design?: string;
}

/** The identity of a run of this scenario. */
export function identityOf(
  scenario: Scenario | CapacityScenario,
  worldText: string,
  code: string,
  design?: string,
): Identity {
  const { seed, replications: _, ...rest } = scenario;
  const drawn = { scenario: sha256(canonicalJson(rest)), world: sha256(worldText), seed, code };
  return design === undefined ? drawn : { ...drawn, design };
}

/** One hash of an identity: runs of equal key continue each other. */
export const keyOf = (identity: Identity): string => sha256(canonicalJson(identity));

/** What differs between two identities, in words, with both values; empty when they are equal. */
export function differences(saved: Identity, asked: Identity): string[] {
  const short = (name: keyof Identity, value = "none") => (name === "seed" ? `"${value}"` : value.slice(0, 12));
  return (["scenario", "world", "seed", "code", "design"] as const)
    .filter((name) => saved[name] !== asked[name])
    .map((name) => `${name} (${short(name, saved[name])} in the run, ${short(name, asked[name])} now)`);
}
