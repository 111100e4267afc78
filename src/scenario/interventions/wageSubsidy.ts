import { days, defineKind, dollars, judged, share, triangular } from "./kind.ts";

/** Part of the wage of people without work, paid to employers who keep them. */
export const wageSubsidy = defineKind({
  meaning: "A wage subsidy to employers who keep people whose line stands",
  actor: "government",
  does:
    "Keeps a share of would-be layoffs on the payroll, in every state, until it ends or the company's cash is gone. " +
    "Part of the money goes to people who would have been kept anyway.",
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
      "Would-be layoffs that it keeps on the payroll",
      triangular(0.2, 0.4, 0.7),
      judged("schemes of 2020 that paid most of the wage; the US employee retention credit was slow and kept fewer"),
    ),
    delayDays: days(
      "Days from the start to the first employers who count on it",
      triangular(14, 45, 120),
      judged("needs an act of Congress or an agency with money"),
    ),
    subsidyUsdPerDay: dollars("Subsidy for a person kept, a calendar day", "USD/person-day", triangular(90, 130, 180), {
      kind: "derived",
      note: "half to three quarters of about $85,000 a year with social charges, over 365 days",
    }),
    deadweightShare: {
      meaning: "Paid for people who would have been kept anyway, over what is paid for those it keeps",
      unit: "share",
      prior: triangular(0.3, 0.8, 2),
      bounds: [0, 10],
      source: judged("evaluations of 2020 schemes found most of the money with jobs not at risk"),
    },
  },
  costs: [
    {
      meaning: "subsidies",
      per: "keptPersonDays",
      parameter: "subsidyUsdPerDay",
      when: "response",
      payer: "public",
      socialShare: 0,
    },
  ],
});
