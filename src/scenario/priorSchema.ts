import { z } from "zod";
import { priorFault } from "./priorChecks.ts";
import { isoDate, oneOf, positive, real, strict, text } from "./strict.ts";
import type { Prior } from "./types.ts";

/** Shapes of a prior, of a scenario's override of one and of a factor of priors.yaml. */

const truncate = z
  .tuple([real("the lower end"), real("the upper end")], { error: "give truncate as [low, high]" })
  .describe("cuts the distribution to [low, high] by inverse transform")
  .optional();

const numbers = (what: string) =>
  z
    .array(real(what), { error: `give ${what} as a list of numbers` })
    .min(1)
    .max(1000);

const distributions = {
  point: { value: real("the value") },
  uniform: { low: real("the lower end"), high: real("the upper end") },
  triangular: { low: real("the lower end"), mode: real("the mode"), high: real("the upper end") },
  normal: { mean: real("the mean"), sd: positive("the standard deviation") },
  lognormal: { median: positive("the median"), p90: positive("the 90 % quantile") },
  beta: { a: positive("a"), b: positive("b") },
  discrete: { values: numbers("values"), weights: numbers("weights") },
};

export const source = strict(
  {
    kind: oneOf(["published", "derived", "recalled", "borrowed", "judgement", "calibrated"]),
    by: oneOf(["official", "company", "press", "interested-party"]).optional(),
    ref: text("where it stands").optional(),
    read: isoDate.optional(),
    note: text("a note").optional(),
  },
  "a source",
).describe("who says so");

/** The seven distributions with `more` keys in each; the numbers in them must make a distribution. */
function priorWith<Shape extends z.core.$ZodShape>(more: Shape) {
  const option = <Name extends keyof typeof distributions>(dist: Name) =>
    strict({ dist: z.literal(dist), ...distributions[dist], truncate, ...more }, `a ${dist} distribution`);
  const options = [
    option("point"),
    option("uniform"),
    option("triangular"),
    option("normal"),
    option("lognormal"),
    option("beta"),
    option("discrete"),
  ] as const;
  const error = `give dist as one of ${Object.keys(distributions).join(", ")}`;
  return z.discriminatedUnion("dist", options, { error }).superRefine((value, context) => {
    const fault = priorFault(value as unknown as Prior);
    if (fault)
      context.addIssue({
        code: "custom",
        path: [...fault.path],
        message: fault.remedy,
        params: { problem: fault.problem },
      });
  });
}

export const prior = priorWith({});
export const factorOverride = priorWith({ source });

/** One entry of `factors:` in priors.yaml; its key is the factor's name. */
export const factorEntry = strict(
  {
    meaning: text("what the number means"),
    unit: text("the unit"),
    prior,
    bounds: z.tuple([real("the lower bound", -1e15, 1e15), real("the upper bound", -1e15, 1e15)], {
      error: "give bounds as [low, high]",
    }),
    source,
  },
  "a factor",
);
