import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { FittedFactor } from "../analysis/calibration/answer.ts";
import type { BacktestCase } from "../montecarlo/backtest.ts";
import { ScenarioError, suggest } from "../scenario/errors.ts";
import { priorOfFitted, readFitted } from "../scenario/fitted.ts";
import { within } from "../scenario/priorChecks.ts";
import { mergeFactors } from "../scenario/priors.ts";
import type { Factor } from "../scenario/types.ts";
import { UsageError } from "./errors.ts";
import { shipped } from "./tree.ts";

/** Factors of a case with its scenario's overrides, by name. */
const factorsOf = ({ files, scenario }: BacktestCase): Map<string, Factor> =>
  new Map(mergeFactors(files.factors, scenario.factors).map((factor) => [factor.name, factor]));

/**
 * What is fitted: the factors named on the command line, from the priors of the worlds; else those of fitted.csv, beside the first case's
 * folder or the package's, from the beliefs given there. Worlds that share a factor must believe the same of it.
 * @throws UsageError or ScenarioError
 */
export function fittedFactors(cases: readonly BacktestCase[], named: readonly string[], file?: string): FittedFactor[] {
  const all = cases.map((one) => ({ one, factors: factorsOf(one) }));
  const known = [...new Set(all.flatMap(({ factors }) => [...factors.keys()]))];
  const first = (name: string): Factor | undefined => all.find(({ factors }) => factors.has(name))?.factors.get(name);
  for (const name of named) refuseDisagreement(all, name);
  if (named.length > 0)
    return named.map((name) => {
      const factor = first(name);
      if (factor === undefined)
        throw new UsageError(`--factor ${name}: no case has it; ${suggest(name, known, "factor")}`);
      if (factor.prior.dist === "point")
        throw new UsageError(`--factor ${name}: its prior is a point, so nothing can be learnt of it`);
      return { ...factor, family: factor.prior.dist };
    });
  const path = file ?? fittedFile(cases[0]!);
  const shown = relative(process.cwd(), path);
  const place = shown.startsWith("..") ? path : shown;
  const rows = readFitted(place, readFileSync(path, "utf8")).filter(
    ({ factor }) => file !== undefined || known.includes(factor),
  );
  if (rows.length === 0) throw new UsageError(`${place} names no factor of these cases; name some with --factor`);
  return rows.map((row) => {
    const { line, factor: name } = row;
    const factor = first(name);
    const fail = (column: string, value: unknown, problem: string, remedy: string): never => {
      throw new ScenarioError({ file: place, line, column }, { value, problem, remedy });
    };
    if (factor === undefined)
      return fail("factor", name, `no case has the factor ${name}`, suggest(name, known, "factor"));
    const prior = within(priorOfFitted(row), factor.bounds);
    if ("problem" in prior) return fail("high", row.high, prior.problem, prior.remedy);
    return { ...factor, prior, family: factor.prior.dist === "point" ? prior.dist : factor.prior.dist };
  });
}

/** fitted.csv beside the case's folder, else that of the package. */
function fittedFile({ targetFile }: BacktestCase): string {
  const files = [resolve(dirname(targetFile), "..", "fitted.csv"), join(shipped, "backtests", "fitted.csv")];
  const found = files.find((path) => existsSync(path));
  if (found === undefined)
    throw new UsageError("there is no fitted.csv beside the case's folder; name factors with --factor");
  return found;
}

/** Two worlds that name a fitted factor and believe different things of it do not mean the same number. */
function refuseDisagreement(
  all: readonly { readonly one: BacktestCase; readonly factors: ReadonlyMap<string, Factor> }[],
  name: string,
): void {
  const having = all.filter(({ factors }) => factors.has(name));
  const text = ({ factors }: (typeof having)[number]) => {
    const { prior, bounds } = factors.get(name)!;
    return JSON.stringify([prior, bounds]);
  };
  const other = having.find((one) => text(one) !== text(having[0]!));
  if (other !== undefined)
    throw new UsageError(
      `${having[0]!.one.name} and ${other.one.name} believe different things of ${name}; one name is one number, so give both the same prior`,
    );
}
