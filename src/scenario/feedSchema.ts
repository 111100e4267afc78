import { z } from "zod";
import { name, oneOf, positive, strict, text } from "./strict.ts";

/** The shape of one feed; feedTypes.ts says what each part means. */

const ids = (what: string) => z.array(text(what), { error: `give a list of ids, each ${what}` }).default([]);

/** Whom each kind of feed may name; the first must be named unless the second is. */
const TARGETS = {
  admitted: ["groups", "origins", "from", "to"],
  available: ["sites"],
  demand: ["endUses", "suppliers"],
} as const;
const ALL = ["groups", "origins", "from", "to", "sites", "endUses", "suppliers"] as const;

export const feed = strict(
  {
    name: name("the feed's name"),
    kind: oneOf(["admitted", "available", "demand"]).describe(
      "admitted: what control groups or origins may ship, or what crosses a border; available: capacity left at sites; demand: orders of end uses",
    ),
    groups: ids("a control group").describe("admitted: control groups"),
    origins: ids("an origin").describe("admitted: origins"),
    from: ids("a region").describe("admitted: regions whose goods stop at a border, those of sites too"),
    to: ids("a region").describe("admitted: regions behind that border"),
    sites: ids("a site or origin").describe("available: sites and origins"),
    endUses: ids("an end use").describe("demand: end uses"),
    suppliers: ids("a site or origin").describe("demand: only what is ordered from these; absent: from all"),
    buyers: oneOf(["counted", "foreign", "all"]).default("counted").describe("admitted: whose goods it limits"),
    file: text("the path of a CSV").describe("CSV with a column date, relative to this file"),
    column: text("a column of the CSV").optional().describe("column of values; the only one unless given"),
    unit: oneOf(["share", "unitsPerMonth", "unitsPerDay"])
      .default("share")
      .describe("share of rest, or the product's units"),
    base: positive("base").optional().describe("value that stands for rest; absent: the world's own rest flow"),
    every: oneOf(["day", "dates"]).optional().describe("day: a row a day; dates: rows on any dates"),
    between: oneOf(["step", "linear"]).default("step").describe("how a day between two rows is read"),
    before: oneOf(["rest"]).optional().describe("what holds before the first row"),
    after: oneOf(["hold", "rest"]).optional().describe("what holds after the last row"),
  },
  "a feed",
).superRefine((value, context) => {
  const blame = (key: string, problem: string, message: string) =>
    context.addIssue({ code: "custom", path: [key], message, params: { problem } });
  const allowed: readonly (typeof ALL)[number][] = TARGETS[value.kind];
  const strange = ALL.find((key) => value[key].length > 0 && !allowed.includes(key));
  if (strange) blame(strange, `a feed of kind ${value.kind} has no ${strange}`, `give ${allowed.join(" or ")}`);
  else if (value.kind === "demand" && value.endUses.length === 0)
    blame("endUses", "the feed names no end use", "give at least one end use");
  else if (allowed.every((key) => value[key].length === 0))
    blame(allowed[0]!, "the feed names nobody", `give at least one entry of ${allowed.join(" or ")}`);
  const border = value.from.length + value.to.length > 0;
  if (border && (value.from.length === 0 || value.to.length === 0))
    blame(value.from.length === 0 ? "from" : "to", "a border has two sides", "give regions in from and in to");
  if (border && value.groups.length + value.origins.length > 0)
    blame(value.groups.length > 0 ? "groups" : "origins", "the feed names a border too", "give each a feed of its own");
  if (border && value.buyers !== "counted")
    blame("buyers", `${value.buyers} stands beside a border`, "leave buyers out: whose goods it limits stands in to");
  if (border && value.unit !== "share")
    blame("unit", `${value.unit} stands beside a border`, "give unit: share: different goods cross it");
  if (value.kind !== "admitted" && value.unit !== "share")
    blame("unit", `${value.unit} is for feeds of kind admitted`, "give unit: share");
  if (value.unit === "share" && value.base !== undefined && value.base !== 1)
    blame("base", `${value.base} stands beside unit: share`, "leave base out, or give a unit");
});
