import {
  type ArmOutcomes,
  type CompareData,
  type Compared,
  type CompareQuestion,
  compareArms,
  over,
} from "../analysis/compare/compare.ts";
import type { PartCost } from "../analysis/compare/costs.ts";
import { type PackageShares, packageShares } from "../analysis/compare/package.ts";
import { jobDays } from "../analysis/compare/rank.ts";
import { type Outcome, outcomeText, parseOutcome } from "../analysis/outcomes.ts";
import { layoutOf } from "../engine/layout.ts";
import type { Intervention } from "../scenario/interventions/types.ts";
import type { Scenario } from "../scenario/types.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import type { Economy } from "../world/economy.ts";
import { type CompareSample, openComparison } from "./compare.ts";
import { drawCosts } from "./costs.ts";
import { experimentOf } from "./experiment.ts";
import type { Pool } from "./pool.ts";

/** Packages to be compared: each the interventions it is made of. */
export interface CompareRequest {
  readonly files: WorldFiles;
  readonly economy: Economy;
  readonly scenario: Scenario;
  readonly packages: readonly (readonly Intervention[])[];
  readonly question: CompareQuestion;
  /** Also run every combination of the parts of packages of two parts and more, to tell what each carries. */
  readonly shares: boolean;
  /** Further outcomes to be collected, as a precision asks for. */
  readonly outcomes?: readonly Outcome[];
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** What is known after so many replications. */
export interface CompareAnswer extends Compared {
  readonly packages: readonly PackageShares[];
  /** Outcomes of the baseline and of each package, by replication. */
  readonly sample: { readonly baseline: ArmOutcomes; readonly arms: readonly ArmOutcomes[] };
}

export const packageName = (parts: readonly Intervention[]): string => parts.map(({ name }) => name).join("+");

/** Prepares a comparison that can be run further and further; each step answers from all replications so far, null when stopped. */
export function compareScenario(
  pool: Pool,
  request: CompareRequest,
): (replications: number) => Promise<CompareAnswer | null> {
  const { files, economy, scenario, packages, question } = request;
  const arms = armsOf(packages, request.shares);
  const credits = creditsOf(scenario, question.lastDay);
  const texts = [...askedOf(scenario, question), ...(request.outcomes ?? []).map(outcomeText)];
  const runner = openComparison(pool, {
    files,
    economy,
    scenario,
    arms: [...arms.values()],
    outcomes: [...new Set(texts)].map(parseOutcome),
    ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  const keys = [...arms.keys()];
  const single = [...new Map(packages.flat().map((one) => [one.name, one])).values()];
  const experiment = { ...experimentOf(files, scenario), economy };
  const layout = layoutOf(economy, scenario.horizonDays + 1, []);
  return async (replications) => {
    const sample = await runner.reach(replications);
    if (sample === null) return null;
    const of = (parts: readonly Intervention[]) => sample.arms[keys.indexOf(keyOf(parts))]!;
    const drawn = drawCosts(experiment, layout, single, sample.replications);
    const data: CompareData = {
      replications: sample.replications,
      leftOut: sample.leftOut,
      baseline: sample.arms[0]!,
      arms: packages.map((parts) => ({
        name: packageName(parts),
        parts: parts.map(({ name }) => name),
        outcomes: of(parts),
        costs: costsOf(parts, single, drawn.parts),
      })),
      accounts: drawn.accounts,
      credits,
    };
    return {
      ...compareArms(data, question),
      packages: request.shares
        ? packages.filter((parts) => parts.length > 1).map((parts) => sharesOf(parts, sample, of, question))
        : [],
      sample: { baseline: data.baseline, arms: data.arms.map(({ outcomes }) => outcomes) },
    };
  };
}

/** Dollars a unit of the scenario's credits, by the text of the outcome that counts what is not made. */
export const creditsOf = ({ credits }: Scenario, lastDay: number): Map<string, number> =>
  new Map(credits.map(({ product, usdPerUnit }) => [`lost.product.${product}@${lastDay}`, usdPerUnit]));

/** Outcomes that a comparison needs of every arm, by their text. */
export const askedOf = (scenario: Scenario, { days, lastDay, rank, loss }: CompareQuestion): string[] => [
  ...new Set([
    ...[...days, lastDay].flatMap((day) => [
      outcomeText({ kind: "at", series: "outOfWork", day }),
      outcomeText(jobDays(day)),
    ]),
    ...["outOfWork", "workShared"].map((series) => over(series, lastDay)),
    ...creditsOf(scenario, lastDay).keys(),
    outcomeText(rank.outcome),
    ...(loss === null ? [] : [outcomeText(loss.outcome)]),
  ]),
];

/** Arms by the names in them: the baseline, the packages, and the combinations of their parts. */
function armsOf(packages: CompareRequest["packages"], shares: boolean): Map<string, readonly Intervention[]> {
  const arms = new Map<string, readonly Intervention[]>([["", []]]);
  for (const parts of packages)
    for (const set of shares && parts.length > 1 ? combinations(parts) : [parts]) arms.set(keyOf(set), set);
  return arms;
}

const keyOf = (parts: readonly Intervention[]): string =>
  parts
    .map(({ name }) => name)
    .sort()
    .join("+");

/** Every combination of the parts, bit i of its place saying whether part i is in it. */
const combinations = (parts: readonly Intervention[]): Intervention[][] =>
  Array.from({ length: 2 ** parts.length }, (_, set) => parts.filter((_, i) => (set >> i) & 1));

/** Costs of a package's parts by replication; null where a part has no figure. */
export function costsOf(
  parts: readonly Intervention[],
  single: readonly Intervention[],
  drawn: readonly (readonly (PartCost | null)[])[],
): PartCost[][] | null {
  const places = parts.map(({ name }) => single.findIndex((one) => one.name === name));
  if (drawn.some((costs) => places.some((place) => costs[place] === null))) return null;
  return drawn.map((costs) => places.map((place) => costs[place]!));
}

function sharesOf(
  parts: readonly Intervention[],
  sample: CompareSample,
  of: (parts: readonly Intervention[]) => ArmOutcomes,
  { rank, confidence }: CompareQuestion,
): PackageShares {
  const text = outcomeText(rank.outcome);
  const base = sample.arms[0]!.get(text)!;
  const gains = combinations(parts).map((set) =>
    of(set)
      .get(text)!
      .map((x, i) => rank.scale * (base[i]! - x!)),
  );
  return packageShares(
    packageName(parts),
    parts.map(({ name }) => name),
    gains,
    confidence,
  );
}
