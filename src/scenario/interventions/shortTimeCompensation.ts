import { days, defineKind, dollars, judged, share, triangular } from "./kind.ts";

/** Unemployment insurance for the hours not worked, where a state runs a programme. */
export const shortTimeCompensation = defineKind({
  meaning: "Short-time compensation with federal money and promotion, in states that run a programme",
  actor: "government",
  does:
    "Keeps a further share of would-be layoffs on short hours at employers in states whose programme the world knows; nothing elsewhere. " +
    "They stay as long as there is no work, or until the end of the intervention; not at a company without cash.",
  terms: {
    start: true,
    end: true,
    eligible: true,
    delay: "delayDays",
    capacity: { unit: "people", meaning: "places, shared among employers by headcount beforehand" },
    takeUp: "takeUpShare",
  },
  names: {},
  parameters: {
    takeUpShare: share(
      "Would-be layoffs that it keeps on short hours, in those states",
      triangular(0.05, 0.15, 0.35),
      judged(
        "2-5 % without promotion (the world's own take-up); German and French schemes of 2020 reached a third and more",
      ),
    ),
    delayDays: days(
      "Days from the start to the first plans approved",
      triangular(7, 21, 60),
      judged("plans are approved employer by employer"),
    ),
    benefitUsdPerDay: dollars(
      "Benefit for a person with no hours, a calendar day",
      "USD/person-day",
      triangular(45, 62, 80),
      {
        kind: "recalled",
        note: "average weekly unemployment benefit of about $430-460 in 2024-25; more in some states",
      },
    ),
    administrationUsdPerDay: dollars(
      "Administration, a person and day",
      "USD/person-day",
      triangular(1, 2, 5),
      judged("a few per cent of benefits"),
    ),
  },
  costs: [
    {
      meaning: "benefits",
      per: "keptPersonDays",
      parameter: "benefitUsdPerDay",
      when: "response",
      payer: "public",
      socialShare: 0,
    },
    {
      meaning: "administration",
      per: "keptPersonDays",
      parameter: "administrationUsdPerDay",
      when: "response",
      payer: "public",
      socialShare: 1,
    },
  ],
});
