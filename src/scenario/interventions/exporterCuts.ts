import { answerDelay, answerShare, foreseen, noSay, stillAdmitted, stopsGoods } from "./answers.ts";
import { defineKind } from "./kind.ts";

/** The exporter cuts single goods, as an input of what replaces the first. */
export const exporterCuts = defineKind({
  meaning: "The exporter reacts: with a chance it cuts single groups of goods, as silane alone",
  actor: "exporter",
  does:
    "From a day on the named control groups are cut for counted buyers, and for makers abroad who depend on them; ships under way land. Goods of " +
    `others go on. Equipment is in no daily world: it acts on what is built (exporter-cuts-equipment). ${foreseen}`,
  terms: {
    start: true,
    end: true,
    after: true,
    eligible: stopsGoods,
    delay: "delayDays",
    capacity: "admittedShare",
    takeUp: noSay,
  },
  names: { groups: { meaning: "control groups that it cuts", of: "controlGroup" } },
  parameters: {
    cutShare: answerShare("cuts them"),
    delayDays: answerDelay,
    admittedShare: stillAdmitted,
  },
  costs: null,
});
