import { z } from "zod";
import { factorName, name, quantity, real, strict, text, whole } from "./strict.ts";

/** The shape of one control; types.ts says what each part means. */

/** Longest run, and so the latest day that a control can speak of. */
const LAST_DAY = 4000;

const licence = strict(
  {
    delayDays: quantity("delayDays", 0, LAST_DAY).describe("days from the first day to the decision on applications"),
    delayShare: quantity("delayShare", 0, 1).optional().describe("chance of that delay; otherwise decided at once"),
    approvedShare: quantity("approvedShare", 0, 1).describe(
      "share of applications approved; one for each origin and buying company, refusals are luck by name",
    ),
  },
  "a licence",
);

const when = strict({ factor: factorName, is: real("the value") }, "when");

export const control = strict(
  {
    name: name("the control's name"),
    groups: z
      .array(text("a control group"), { error: "give groups as a list of control groups of the world's origins" })
      .default([])
      .describe("control groups of the world's origins that it cuts"),
    scope: quantity("scope", 0)
      .optional()
      .describe("how far up the world's scope ladder it reaches: a rung's name, a number of rungs, or a factor"),
    when: when.optional().describe("the control exists only where a factor has this value"),
    admittedShare: quantity("the share still admitted", 0, 1).describe("share of the rest flow still admitted, 0-1"),
    startDay: whole(0, LAST_DAY, "days").default(0).describe("days after the effective date on which it begins"),
    endDay: quantity("endDay", 0, LAST_DAY)
      .optional()
      .describe("days after the effective date on which it is lifted; a number or a factor"),
    extensionShare: quantity("extensionShare", 0, 1).optional().describe("chance that the end is put off"),
    extensionDays: quantity("extensionDays", 0, LAST_DAY).optional().describe("days by which it is then put off"),
    onsetDays: whole(0, LAST_DAY, "days").default(0).describe("days over which the cut ramps in; 0 is a step"),
    goodsAtSeaStopped: quantity("goodsAtSeaStopped", 0, 1).describe("1 stops shipments under way, 0 lets them land"),
    licence: licence.optional().describe("export by licence"),
    leakShare: quantity("leakShare", 0, 1)
      .optional()
      .describe("share of what is cut that comes through third countries"),
    leakDelayDays: quantity("leakDelayDays", 0, LAST_DAY).optional().describe("days after which the leak begins"),
    foreignBuyersAdmittedShare: quantity("foreignBuyersAdmittedShare", 0, 1)
      .optional()
      .describe("share of the rest flow to foreign buyers still admitted; all of it unless given"),
  },
  "a control",
).superRefine((value, context) => {
  const blame = (key: string, message: string, problem: string) =>
    context.addIssue({ code: "custom", path: [key], message, params: { problem } });
  if (value.groups.length === 0 && value.scope === undefined)
    blame("groups", "give at least one control group, or a scope", "the control cuts nothing");
  const { endDay, startDay } = value;
  if (typeof endDay === "number" && !(endDay > startDay))
    blame("endDay", "give endDay > startDay", `${endDay} is not after startDay, ${startDay}`);
  const extends_ = value.extensionShare !== undefined || value.extensionDays !== undefined;
  if (extends_ && (endDay === undefined || value.extensionShare === undefined || value.extensionDays === undefined))
    blame("extensionShare", "give endDay, extensionShare and extensionDays", "an extension needs all three");
});
