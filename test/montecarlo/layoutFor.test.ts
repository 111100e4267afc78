import { expect, it } from "vitest";
import { parseQuestion } from "../../src/analysis/sensitivity/question.ts";
import { openScenario } from "../../src/cli/tree.ts";
import { layoutFor } from "../../src/montecarlo/sensitivity/rows.ts";

const { loaded, files } = openScenario("scenarios/three-firm-cutoff.yaml");
const layoutOf = (...texts: string[]) =>
  layoutFor({ files, scenario: loaded.scenario, questions: texts.map(parseQuestion) });

it("questions about people on days look at those days alone", () => {
  const { series, days, looked } = layoutOf("outOfWork@7", "furloughed@5 >= 10", "outOfWork@3");
  expect(series.map(({ name }) => name)).toEqual(["outOfWork", "furloughed"]);
  expect(days).toBe(8);
  expect([...looked!.days].sort()).toEqual([3, 5, 7]);
});

it("questions about all days, about flows or about what adds up over days are asked of everything that is recorded", () => {
  const whole = layoutOf("peak(outOfWork)");
  expect(whole.looked).toBeUndefined();
  const sums = whole.series.filter(({ name }) => name.startsWith("everStopped.") || name.startsWith("lost.product."));
  expect(sums.length).toBeGreaterThan(1);
  for (const { name } of sums) expect(layoutOf("outOfWork@7", `${name}@7`).looked).toBeUndefined();
});
