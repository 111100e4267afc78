import { join } from "node:path";
import type { ArmOutcomes } from "../../analysis/compare/compare.ts";
import { jobDays } from "../../analysis/compare/rank.ts";
import { outcomeText, parseOutcome } from "../../analysis/outcomes.ts";
import { packagesQuestion, tellPackages } from "../../analysis/packages/tell.ts";
import { layoutOf } from "../../engine/layout.ts";
import { realDisk } from "../../results/disk.ts";
import { findPackages, type PackagesBlock, type PackagesHead } from "../../results/packages/head.ts";
import { type PackagesPart, readPart, writePart } from "../../results/packages/parts.ts";
import { writePackages } from "../../results/packages/write.ts";
import { buildEconomy, type Economy } from "../../world/economy.ts";
import { openComparison } from "../compare.ts";
import { askedOf, costsOf, creditsOf } from "../compareScenario.ts";
import { drawCosts } from "../costs.ts";
import { experimentOf } from "../experiment.ts";
import type { Pool } from "../pool.ts";
import { headOf, nameOf, type PackagesRequest, type PlannedPart, planParts, scenarioOf } from "./plan.ts";

export interface PackagesWork {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Computes packages into a folder. What was computed of the same request before is kept: parts as they were saved, or all of it.
 * The luck and the factors of replication k are the same in every package, cut and scenario, so parts need no common baseline run.
 *
 * @param openPool called only where something is missing
 * @returns what is there; null when stopped, with the parts that were finished saved
 */
export async function makePackages(
  openPool: () => Promise<Pool>,
  request: PackagesRequest,
  folder: string,
  work: PackagesWork = {},
): Promise<PackagesHead | null> {
  const head = headOf(request);
  const found = findPackages(folder);
  if (found?.key === head.key) return found;
  const partsFolder = join(folder, `parts-${head.key.slice(0, 8)}`);
  const plan = planParts(request);
  const economy = buildEconomy(request.files);
  const read = ({ file }: PlannedPart) => readPart(partsFolder, file, request.replications);
  const missing = plan.filter((part) => read(part) === null);
  if (missing.length > 0) {
    const pool = await openPool();
    try {
      const save = (part: PlannedPart, made: PackagesPart) => writePart(partsFolder, part.file, made);
      if (!(await runParts(pool, request, economy, missing, save, work))) return null;
    } finally {
      await pool.close();
    }
  }
  const blocks = request.scenarios.map((_, s) =>
    request.cuts.map((_, c) => {
      const parts = plan.filter(({ scenario, cut }) => scenario === s && cut === c);
      return blockOf(
        request,
        economy,
        parts,
        parts.map((part) => read(part)!),
      );
    }),
  );
  const leftOut = blocks.map((cuts) => cuts.map(({ replications }) => request.replications - replications.length));
  const whole = { ...head, leftOut };
  writePackages(folder, whole, blocks);
  realDisk.remove(partsFolder);
  return whole;
}

/** Runs parts, two at a time so that no worker waits for the last chunk of one; returns whether all were run. */
async function runParts(
  pool: Pool,
  request: PackagesRequest,
  economy: Economy,
  parts: readonly PlannedPart[],
  save: (part: PlannedPart, made: PackagesPart) => void,
  { onProgress, signal }: PackagesWork,
): Promise<boolean> {
  const sizes = parts.map(({ packages }) => packages.length * request.replications);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const done = parts.map(() => 0);
  let next = 0;
  let whole = true;
  const take = async () => {
    while (next < parts.length && whole) {
      const place = next++;
      const part = parts[place]!;
      const scenario = scenarioOf(request, part);
      const runner = openComparison(pool, {
        files: request.files,
        economy,
        scenario,
        arms: part.packages,
        outcomes: askedOf(scenario, questionOf(request, scenario.seed)).map(parseOutcome),
        onProgress: (share, of) => {
          done[place] = (share / Math.max(of, 1)) * sizes[place]!;
          onProgress?.(Math.round(done.reduce((sum, one) => sum + one, 0)), total);
        },
        ...(signal === undefined ? {} : { signal }),
      });
      const sample = await runner.reach(request.replications);
      if (sample === null) whole = false;
      else save(part, { ...sample, names: part.packages.map(nameOf) });
    }
  };
  const ends = await Promise.allSettled([take(), take()]);
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  return whole;
}

const questionOf = ({ scenarios }: PackagesRequest, seed: string) => packagesQuestion(scenarios[0]!.horizonDays, seed);

/** One scenario under one cut, from its parts: worlds that went well in every package. */
function blockOf(
  request: PackagesRequest,
  economy: Economy,
  plan: readonly PlannedPart[],
  parts: readonly PackagesPart[],
): PackagesBlock {
  const scenario = scenarioOf(request, plan[0]!);
  const question = questionOf(request, scenario.seed);
  const replications = parts[0]!.replications.filter((k) => parts.every((part) => part.replications.includes(k)));
  const arms = parts.flatMap((part) => {
    const places = replications.map((k) => part.replications.indexOf(k));
    return part.arms.map(
      (arm): ArmOutcomes => new Map([...arm].map(([text, of]) => [text, places.map((i) => of[i]!)])),
    );
  });
  const packages = plan.flatMap((part) => part.packages);
  const experiment = { ...experimentOf(request.files, scenario), economy };
  const layout = layoutOf(economy, scenario.horizonDays + 1, []);
  const drawn = drawCosts(experiment, layout, request.options, replications);
  const told = tellPackages(
    {
      replications,
      leftOut: request.replications - replications.length,
      baseline: arms[0]!,
      arms: packages.slice(1).map((parts, i) => ({
        name: nameOf(parts),
        parts: parts.map(({ name }) => name),
        outcomes: arms[i + 1]!,
        costs: costsOf(parts, request.options, drawn.parts),
      })),
      accounts: drawn.accounts,
      credits: creditsOf(scenario, question.lastDay),
    },
    question,
  );
  const text = outcomeText(jobDays(question.lastDay));
  return { told, replications, jobDays: arms.map((arm) => arm.get(text)!.map((x) => x!)) };
}
