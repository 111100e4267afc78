import { z } from "zod";
import { factorOverride } from "../priorSchema.ts";
import { sourceKinds } from "../sourceColumns.ts";
import { factorName, isoDate, name, oneOf, quantity, real, strict, text, whole } from "../strict.ts";
import { pathIntervention } from "./interventions/schema.ts";

/** The shapes of capacity.yaml and of a scenario about capacity; types.ts says what each part means. */

const sourceDefault = strict({ kind: oneOf(sourceKinds), source: text("the source").optional() }, "a source of rows");
const sourcedFiles = [
  "all",
  "projects.csv",
  "routes.csv",
  "inputs.csv",
  "markets.csv",
  "uses.csv",
  "incentives.csv",
  "power.csv",
];

const rules = strict(
  {
    exporterUsdPerTonne: quantity("the exporter's price of graphite on the base day"),
    exporterTrendPerYear: quantity("its change a year", -0.5, 0.5),
    undercutShare: quantity("how far the exporter lowers it against entrants", 0, 0.9),
    graphiteReplacedPerSubstitute: quantity("tonnes of graphite that one tonne of the substitute replaces", 0.1, 50),
    inputPerGoodCell: quantity("anode put in for what is in good cells", 1, 5),
    willingnessSlope: quantity(
      "steepness of the share of a use's buyers who pay a premium, 1 for very different buyers",
      0.5,
      50,
    ),
    closeFinanceDays: quantity("mean days from a margin that pays to a decision", 1),
    slipSigma: quantity("spread of the logarithm of building time between projects", 0, 2),
    beliefSigma: quantity("spread of the logarithm of prices as companies believe in them", 0, 2),
    optimism: quantity("growth that companies count on, over what comes", 0, 10),
    patienceDays: quantity("days below cash cost after which a plant closes", 1),
    mostGrantShare: quantity("largest share of capital that public money pays", 0, 1),
    moduleGapDays: quantity("least days between two modules of one project", 0),
    alliedShare: quantity("share of the need at home that allied makers serve on the base day", 0, 1),
    chineseAbroadShare: quantity("the same of Chinese-owned makers abroad", 0, 1),
    secondSourceUsdPerTonne: quantity("what it costs to move a tonne to allied makers", 1),
    secondSourceDays: quantity("days of qualification over which such tonnes come in", 1),
    carryingShare: quantity("yearly cost of a stockpile, share of its value", 0, 1),
  },
  "rules",
);

const names = (what: string) => z.array(text(what), { error: `give ${what}s as a list` });

const stand = strict(
  {
    product: text("the anode product of the world"),
    slot: text("the slot it fills"),
    region: text("a region of the world"),
    transitDays: whole(1, 62, "days"),
    exporter: names("an origin"),
    chineseAbroad: names("an origin"),
    allied: names("an origin"),
    home: names("a site"),
    substituteRecipes: names("a recipe"),
    substituteUses: names("a use of uses.csv"),
    substituteInput: z
      .string({ error: "give the name of an input of inputs.csv that has a control group" })
      .default(""),
    uses: z.record(z.string(), names("an end use of the world"), { error: "give uses as a map of use: end uses" }),
    stages: z.record(z.string(), text("a use, or cells"), { error: "give stages as a map of stage: use or cells" }),
    productivityPerYear: quantity("growth a year of output a person", -0.5, 0.5),
  },
  "stand",
);

export const capacitySchema = strict(
  {
    base: isoDate.describe("day for which uses.csv, routes.csv and prices speak"),
    sources: strict(
      Object.fromEntries(sourcedFiles.map((file) => [file, sourceDefault.optional()])),
      "sources",
    ).default({}),
    rules,
    stand: stand.nullable().default(null),
  },
  "capacity.yaml",
);

const programme = strict(
  {
    name: name("the programme's name"),
    publicMoneyMusd: real("publicMoneyMusd", 0).default(0),
    from: isoDate.default("2027-01-01"),
    until: isoDate.default("2036-12-31"),
    uses: z
      .record(z.string(), real("a share of the money", 0, 1), {
        error: "give uses as a map of product, stockpile or second-sources: share",
      })
      .default({}),
    interventions: z.array(pathIntervention, { error: "give interventions as a list" }).default([]),
  },
  "a programme",
).superRefine(({ publicMoneyMusd, from, until, uses }, context) => {
  const sum = Object.values(uses).reduce((total, share) => total + share, 0);
  const fault = (path: string, problem: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message, params: { problem } });
  if (publicMoneyMusd > 0 && !(sum > 0.999999 && sum < 1.000001))
    fault("uses", `the shares sum to ${sum}`, "give shares that sum to 1");
  if (!(from < until)) fault("until", `${until} is not after from, ${from}`, "give until > from");
});

const cuts = strict(
  {
    scenario: text("a scenario of the daily engine, relative to this file"),
    dates: z.array(isoDate, { error: "give dates as a list of days" }).min(1, { error: "give at least one day" }),
    days: z.array(whole(0, 1000, "days"), { error: "give days as a list" }).min(1, { error: "give at least one day" }),
  },
  "cuts",
);

const seedError = { error: "give any text in quotes: it decides every draw, and without it nothing can be repeated" };

export const capacityScenarioSchema = strict(
  {
    name: name("the scenario's name"),
    question: text("the question"),
    world: name("the world's name"),
    seed: z.string(seedError).min(1, seedError).max(256, seedError),
    replications: whole(1, 1_000_000, "replications"),
    capacity: strict(
      { from: isoDate, until: isoDate, projects: text("a table of projects").default("projects.csv") },
      "capacity",
    ),
    programmes: z
      .array(programme, { error: "give programmes as a list" })
      .min(1, { error: "give at least one programme" }),
    factors: z.record(factorName, factorOverride, { error: "give factors as a map of factor: prior" }).default({}),
    report: strict(
      { dates: z.array(isoDate, { error: "give dates as a list of days" }).min(1, { error: "give at least one day" }) },
      "report",
    ),
    cuts: cuts.optional(),
    targets: text("a table of targets beside this file").optional(),
  },
  "a scenario about capacity",
);
