import { z } from "zod";
import { endsAfterStart, name, quantity, strict, text, whole } from "./strict.ts";

/** Shapes of what happens beside the controls: outages, and orders that come first. */

const ids = (what: string) => z.array(text(what), { error: `give a list of ids, each ${what}` });

const days = (what: string) => whole(0, 4000, "days").describe(what);

export const outage = strict(
  {
    name: name("the outage's name"),
    sites: ids("a site or origin of the world")
      .min(1, { error: "give at least one site or origin" })
      .describe("plants and origins that lose capacity"),
    availableShare: quantity("the share of capacity that is left", 0, 1).describe("share of capacity left, 0-1"),
    strikingShare: quantity("the share of people who strike", 0, 1)
      .describe("share of the sites' people who are on strike until endDay, 0-1: neither at work nor out of work")
      .default(0),
    startDay: days("days after the effective date on which it begins").default(0),
    endDay: whole(1, 4000, "days").optional().describe("day from which capacity comes back; never without it"),
    onsetDays: days("days over which capacity is lost; 0 is a step").default(0),
    recoveryDays: days("days over which it comes back from endDay on; 0 is a step").default(0),
  },
  "an outage",
).superRefine(endsAfterStart);

export const rating = strict(
  {
    name: name("the rating's name"),
    sites: ids("a site of the world").default([]).describe("plants whose orders come first"),
    endUses: ids("an end use of the world").default([]).describe("end uses whose orders come first"),
    startDay: days("days after the effective date on which it begins").default(0),
    endDay: whole(1, 4000, "days").optional().describe("day on which it ends; never without it"),
  },
  "a rating",
)
  .superRefine(endsAfterStart)
  .superRefine(({ sites, endUses }, context) => {
    if (sites.length + endUses.length > 0) return;
    const params = { problem: "neither sites nor endUses name anybody" };
    context.addIssue({ code: "custom", message: "give at least one site or end use", params });
  });
