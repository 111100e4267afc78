import type { WithoutSample } from "../analysis/without.ts";
import { foldPremises } from "../scenario/premises.ts";
import type { Counterfactual, Scenario } from "../scenario/types.ts";
import { runArms } from "./arms.ts";
import { experimentOf } from "./experiment.ts";
import type { LadderInput } from "./ladder.ts";
import type { Pool } from "./pool.ts";

/** Replications of a chunk of all arms. */
const CHUNK = 64;

/** A scenario with its premises on and something left out: those factors are held, every other one keeps its draws and luck. */
function leftOut(scenario: Scenario, { factors }: Counterfactual): Scenario {
  const folded = foldPremises(scenario);
  return { ...folded, factors: { ...folded.factors, ...factors } };
}

/** Runs a scenario's counterfactuals on its own replications, to its last report day; null when stopped. */
export async function runWithout(
  pool: Pool,
  { files, economy, scenario, replications, onProgress, signal }: LadderInput,
): Promise<WithoutSample[] | null> {
  const { without } = scenario;
  const days = scenario.report.days.filter((day) => day < scenario.horizonDays);
  if (without.length === 0 || days.length === 0) return [];
  const arms = await runArms(pool, {
    name: `${scenario.name}, without ${without.map(({ name }) => name).join("; ")}`,
    economy,
    experiments: without.map((one) => experimentOf(files, leftOut(scenario, one))),
    days,
    series: ["outOfWork"],
    replications,
    chunkReplications: Math.min(CHUNK, Math.ceil(replications / pool.threads)),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
  return (
    arms?.flatMap(({ replications, values }, i) =>
      days.map((day, d) => ({ name: without[i]!.name, day, replications, outOfWork: values[0]![d]! })),
    ) ?? null
  );
}
