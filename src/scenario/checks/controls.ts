import { ScenarioError, show, suggest } from "../errors.ts";
import type { PlaceOf } from "../issues.ts";
import type { Control, Factor, Quantity } from "../types.ts";
import type { WorldFiles } from "../worldTypes.ts";
import { type Path, pathText } from "../yaml.ts";
import { factorFault } from "./names.ts";

/** Quantities of a control and the range each must lie in. */
const RANGES: readonly (readonly [Path, readonly [number, number], (control: Control) => Quantity | undefined])[] = [
  [["admittedShare"], [0, 1], (control) => control.admittedShare],
  [["goodsAtSeaStopped"], [0, 1], (control) => control.goodsAtSeaStopped],
  [["endDay"], [0, Infinity], (control) => control.endDay],
  [["extensionShare"], [0, 1], (control) => control.extensionShare],
  [["extensionDays"], [0, Infinity], (control) => control.extensionDays],
  [["leakShare"], [0, 1], (control) => control.leakShare],
  [["leakDelayDays"], [0, Infinity], (control) => control.leakDelayDays],
  [["foreignBuyersAdmittedShare"], [0, 1], (control) => control.foreignBuyersAdmittedShare],
  [["licence", "delayDays"], [0, Infinity], (control) => control.licence?.delayDays],
  [["licence", "delayShare"], [0, 1], (control) => control.licence?.delayShare],
  [["licence", "approvedShare"], [0, 1], (control) => control.licence?.approvedShare],
];

/** A control's groups, scope and factors must be the world's. @throws ScenarioError at the value in the scenario file */
export function checkControl(control: Control, path: Path, world: WorldFiles, placeOf: PlaceOf): void {
  const factors = new Map(world.factors.map((factor): [string, Factor] => [factor.name, factor]));
  const groups = [...new Set(world.origins.map(({ controlGroup }) => controlGroup))].filter(Boolean);
  const rungs = world.scopes.map(({ name }) => name);
  const fail = (inner: Path, value: unknown, problem: string, remedy: string) => {
    const full = [...path, ...inner];
    throw new ScenarioError(placeOf(full), { key: pathText(full), value, problem, remedy });
  };
  for (const [index, group] of control.groups.entries()) {
    if (groups.includes(group)) continue;
    const problem = `${show(group)} is not a control group of an origin in ${world.name}`;
    fail(["groups", index], group, problem, suggest(group, groups, "control group"));
  }
  for (const [inner, range, of] of RANGES) {
    const fault = factorFault(of(control), range, factors);
    if (fault) fail(inner, of(control), fault.problem, fault.remedy);
  }
  const { scope, when } = control;
  if (scope !== undefined && rungs.length === 0)
    fail(["scope"], scope, `${world.name} has no ladder of scopes`, "name control groups under groups");
  if (typeof scope === "number" && scope > rungs.length)
    fail(["scope"], scope, `${scope} is above ${rungs.length}`, `${world.name} has the rungs ${rungs.join(", ")}`);
  if (typeof scope === "string" && !rungs.includes(scope)) {
    if (!factors.has(scope)) {
      const problem = `${show(scope)} is neither a rung of ${world.name}'s scopes nor a factor`;
      fail(["scope"], scope, problem, suggest(scope, [...rungs, ...factors.keys()], "rung or factor"));
    }
    const fault = factorFault(scope, [0, rungs.length], factors);
    if (fault) fail(["scope"], scope, fault.problem, fault.remedy);
  }
  if (when === undefined) return;
  const fault = factorFault(when.factor, [-Infinity, Infinity], factors);
  if (fault) fail(["when", "factor"], when.factor, fault.problem, fault.remedy);
}
