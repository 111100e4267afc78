import { z } from "zod";
import { capacityScenarioSchema } from "./capacity/schema.ts";
import { control } from "./controlSchema.ts";
import { feed } from "./feedSchema.ts";
import { defaultForms, formWords } from "./forms.ts";
import { intervention } from "./interventions/schema.ts";
import { outage, rating } from "./outageSchema.ts";
import { outsideRatio } from "./priceRule.ts";
import { factorOverride, source } from "./priorSchema.ts";
import { endsAfterStart, factorName, isoDate, name, oneOf, quantity, real, strict, text, whole } from "./strict.ts";

/** The shape of a scenario file after `extends`; types.ts says what each part means. */

const controls = named(z.array(control, { error: "give controls as a list" })).describe("what the exporter does");

const pricePath = strict(
  {
    name: name("the price path's name"),
    product: text("a product of the world").describe("product whose price is set from outside"),
    ratio: quantity("the price over that of rest", ...outsideRatio).describe("price over that of rest"),
    startDay: whole(0, 4000, "days").default(0).describe("days after the effective date on which it begins"),
    endDay: whole(1, 4000, "days").optional().describe("days after the effective date on which it ends"),
  },
  "a price path",
);

const prices = named(z.array(pricePath.superRefine(endsAfterStart), { error: "give prices as a list" })).describe(
  "prices set from outside, as by an exporter who asks more instead of cutting",
);

const feeds = named(z.array(feed, { error: "give feeds as a list" })).describe(
  "dated series of what may be shipped, of capacity that is left, of orders",
);

const credit = strict(
  {
    name: name("the credit's name"),
    product: text("a product of the world").describe("product whose making is paid for"),
    usdPerUnit: real("usdPerUnit", 0).describe("dollars of 2025 for each unit made"),
    source,
  },
  "a credit",
);

const interventions = (what: string) => named(z.array(intervention, { error: `give ${what} as a list` })).default([]);

const factors = z
  .record(factorName, factorOverride, { error: "give factors as a map of factor: prior" })
  .describe("overrides of the world's priors.yaml, same names, each with its own source");

const premise = strict(
  {
    name: name("the premise's name"),
    premise: text("the premise, a sentence"),
    factors: factors.default({}),
    controls: controls.default([]),
    feeds: feeds.default([]),
  },
  "a premise",
);

const counterfactual = strict(
  {
    name: name("the name of what is left out"),
    meaning: text("what is not the case then, a sentence").describe("what is not the case then"),
    factors: factors.describe("factors that are held then; all others keep their draws"),
  },
  "an entry of without",
);

const form = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z.enum(words, { error: `give one of ${words.join(", ")}` }).default(words[0] as never);

const forms = strict(
  {
    production: form(formWords.production).describe(
      "cliff: full output until a stock is gone; graded: it falls before",
    ),
    criticality: form(formWords.criticality).describe(
      "which slots bind: important ones by half, all, or critical ones",
    ),
    rationing: form(formWords.rationing).describe("how a supplier that is short splits what it has"),
    labour: form(formWords.labour).describe("people in states, or a staff that follows its need at constant rates"),
    orders: form(formWords.orders).describe("orders for planned use, or for yesterday's demand"),
    stockTarget: form(formWords.stockTarget).describe("stock aimed at follows the path of rest, or stays fixed"),
  },
  "forms",
);

const report = strict(
  {
    days: ascending(whole(0, 4000, "days"), "days")
      .default([7, 30, 90, 180])
      .describe("days the answer shows"),
    thresholds: ascending(whole(1, 1_000_000_000, "people"), "thresholds")
      .default([50_000, 100_000])
      .describe("people out of work whose day and chance the answer shows"),
  },
  "report",
);

const seedError = { error: "give any text in quotes: it decides every draw, and without it nothing can be repeated" };

const fields = {
  name: name("the scenario's name"),
  question: text("the question").describe("what the scenario asks, one sentence"),
  world: name("the world's name").describe("folder of the world beside the scenarios"),
  seed: z.string(seedError).min(1, seedError).max(256, seedError).describe("text that decides every draw"),
  replications: whole(1, 10_000_000, "replications"),
  horizonDays: whole(1, 4000, "days"),
  announced: isoDate.describe("day the cut is announced"),
  effective: isoDate.describe("first day of the controls"),
  forms: forms.default(defaultForms).describe("which form of each mechanism holds"),
  controls: controls.default([]),
  outages: named(z.array(outage, { error: "give outages as a list" }))
    .default([])
    .describe("capacity that is gone for a while at named sites"),
  rated: named(z.array(rating, { error: "give rated orders as a list" }))
    .default([])
    .describe("buyers whose orders are served before all others"),
  prices: prices.default([]),
  feeds: feeds.default([]),
  interventions: interventions("interventions").describe("what is done about it"),
  options: interventions("options").describe("what could be done about it: runout compare tries each"),
  credits: named(z.array(credit, { error: "give credits as a list" }))
    .default([])
    .describe("what the public purse pays for each unit made; shown apart when interventions are compared"),
  daysOff: z
    .array(isoDate, { error: "give daysOff as a list of days" })
    .default([])
    .describe("scheduled days off: nothing is made, used, shipped or decided"),
  weekends: oneOf(["on", "off"]).default("on").describe("off: Saturdays and Sundays are days off"),
  factors: factors.default({}),
  premises: named(z.array(premise, { error: "give premises as a list" }))
    .default([])
    .describe("silent assumptions, each of which can be switched off by itself"),
  without: named(z.array(counterfactual, { error: "give without as a list" }))
    .default([])
    .describe("what is left out, one at a time and on the same draws, to see what it did"),
  report: report.default({ days: [7, 30, 90, 180], thresholds: [50_000, 100_000] }),
};

export const scenarioSchema = strict(fields, "a scenario");

/** One file may leave to its parent what it does not change. */
const fileSchema = z.strictObject({
  extends: z.string().describe("path of the file this one changes, relative to it").optional(),
  ...z.strictObject(fields).partial().shape,
});

/** JSON Schema (draft 2020-12) of a scenario file, of a cut or of capacity, for completion and checks in editors. */
export function jsonSchema(): object {
  return z.toJSONSchema(z.union([fileSchema, capacityScenarioSchema]), { io: "input", reused: "ref" });
}

/** A list whose entries' names differ. */
function named<Item extends z.ZodType<{ name: string }>>(list: z.ZodArray<Item>) {
  return list.superRefine((items, context) => {
    const twice = items.findIndex((item, index) => items.findIndex((other) => other.name === item.name) < index);
    if (twice < 0) return;
    const params = { problem: `"${items[twice].name}" is the name of an earlier one` };
    context.addIssue({ code: "custom", path: [twice, "name"], message: "give each a name of its own", params });
  });
}

/** A list of numbers, each larger than the one before. */
function ascending(item: z.ZodNumber, what: string) {
  const error = `give ${what} as a list in ascending order`;
  return z.array(item, { error }).superRefine((items, context) => {
    const fallen = items.findIndex((value, index) => index > 0 && !(value > items[index - 1]));
    if (fallen < 0) return;
    const params = { problem: `${items[fallen]} does not follow ${items[fallen - 1]}` };
    context.addIssue({ code: "custom", path: [fallen], message: error, params });
  });
}
