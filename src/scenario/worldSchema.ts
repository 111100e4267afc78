import { z } from "zod";
import { households } from "./householdRule.ts";
import { prices } from "./priceRule.ts";
import { sourceKinds } from "./sourceColumns.ts";
import { factorName, name, oneOf, positive, quantity, real, strict, text, whole } from "./strict.ts";
import { tableFiles } from "./tableFiles.ts";

/** The shape of a world.yaml; worldTypes.ts says what each part means. */

const list = (what: string) => z.array(text(what), { error: `give a list: ${what}` });

const suppliers = strict(
  {
    stage: text("the suppliers' stage"),
    regime: text("the suppliers' regime"),
    product: text("the suppliers' product"),
    firms: whole(1, 10_000_000, "firms"),
    sizeTail: positive("sizeTail, the Pareto exponent of firm sizes,"),
    customersPerFirm: z
      .array(real("a chance", 0, 1), { error: "give chances of 1, 2, 3, ... customers as a list" })
      .min(1, { error: "give at least the chance of one customer" })
      .superRefine((chances, context) => {
        const sum = chances.reduce((total, chance) => total + chance, 0);
        if (Math.abs(sum - 1) <= 1e-9) return;
        const params = { problem: `the chances sum to ${sum}` };
        context.addIssue({ code: "custom", message: "give chances that sum to 1", params });
      }),
    sameRegionShare: real("sameRegionShare", 0, 1),
    jobsPerJob: z.record(z.string(), quantity("jobs per job"), {
      error: "give jobsPerJob as a map of stage: number or factor",
    }),
    companyScale: z
      .record(z.string(), real("a multiple", 0), { error: "give companyScale as a map of company: number" })
      .default({}),
    namedStages: list("stages whose people are counted among the suppliers already").default([]),
    source: text("the source"),
  },
  "suppliers",
);

const fit = strict(
  {
    product: text("the product whose links are fitted"),
    utilisationWeight: positive("utilisationWeight"),
    shareWeight: positive("shareWeight"),
  },
  "fit",
);

/** Largest spread of a logarithm: at 5 one in six is 150 times the median or more. */
export const MOST_SPREAD = 5;

const luck = strict(
  {
    coverCompanySigma: quantity("coverCompanySigma", 0, MOST_SPREAD).default(0),
    coverSiteSigma: quantity("coverSiteSigma", 0, MOST_SPREAD).default(0),
    lagSiteSigma: quantity("lagSiteSigma", 0, MOST_SPREAD).default(0),
    cashCompanySigma: quantity("cashCompanySigma", 0, MOST_SPREAD).default(0),
    qualifyDaysSigma: quantity("qualifyDaysSigma", 0, MOST_SPREAD).default(0),
    roomSiteSigma: quantity("roomSiteSigma", 0, MOST_SPREAD).default(0),
  },
  "luck",
);

const rung = strict(
  {
    name: factorName,
    meaning: text("what the rung adds"),
    groups: list("control groups of origins").min(1, { error: "give at least one control group" }),
  },
  "a rung of scopes",
);

const anticipation = strict(
  {
    preBuyShare: quantity("preBuyShare", 0, 1),
    preBuyMultiple: quantity("preBuyMultiple", 1),
    stretchShare: quantity("stretchShare", 0, 1),
    minimumPaceShare: quantity("minimumPaceShare", 0, 1),
    idleShare: quantity("idleShare", 0, 1),
    expectedCutDays: quantity("expectedCutDays", 1),
    expectationFirmSigma: quantity("expectationFirmSigma", 0, MOST_SPREAD),
  },
  "anticipation",
);

const switching = strict(
  {
    belowCoverShare: quantity("belowCoverShare", 0, 1).describe(
      "share of the stock aimed at below which a buyer begins",
    ),
    programmeCostDays: quantity("programmeCostDays").describe("cost of a programme, in days of whole loss"),
  },
  "switching",
);

const expected = z
  .tuple([real("the low figure"), real("the expected figure"), real("the high figure")], {
    error: "give expected as [low, expected, high]",
  })
  .superRefine(([low, middle, high], context) => {
    if (low <= middle && middle <= high) return;
    const params = { problem: `[${low}, ${middle}, ${high}] is not in ascending order` };
    context.addIssue({ code: "custom", message: "give [low, expected, high]", params });
  });

const headline = strict(
  {
    name: text("the sum's name"),
    sum: oneOf(["headcount", "output", "suppliers"]),
    of: list("the stages or products summed"),
    unit: text("the unit"),
    expected,
    source: text("the source"),
  },
  "a headline",
);

const sourceDefault = strict({ kind: oneOf(sourceKinds), source: text("the source").optional() }, "a source of rows");

/** Tables that world.yaml may give a source, and `all` for the others. */
const sourcedFiles = ["all", ...tableFiles] as const;

const sources = strict(Object.fromEntries(sourcedFiles.map((file) => [file, sourceDefault.optional()])), "sources");

export const worldSchema = strict(
  {
    name: name("the world's name"),
    title: text("a title"),
    description: text("a description"),
    sources: sources.default({}),
    suppliers: suppliers.nullable().default(null),
    fit: fit.nullable().default(null),
    luck: luck.prefault({}),
    scopes: z.array(rung, { error: "give scopes as a list of rungs, the narrowest first" }).default([]),
    anticipation: anticipation.nullable().default(null),
    prices: prices.nullable().default(null),
    switching: switching.nullable().default(null),
    households: households.nullable().default(null),
    headlines: z.array(headline, { error: "give headlines as a list" }).default([]),
  },
  "a world",
);
