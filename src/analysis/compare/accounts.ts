import { dollars, judged, type Parameter, share, triangular } from "../../scenario/interventions/kind.ts";
import { inverse } from "../../scenario/sample.ts";

/** What a job kept saves the public purse, in 2025 dollars; drawn once a replication, the same in every arm. */
export const accounts = {
  benefitUsdPerDay: dollars("Unemployment benefit, a calendar day", "USD/person-day", triangular(50, 63, 80), {
    kind: "recalled",
    note: "average weekly benefit of about $430-460 in 2024-25; more in some states",
  }),
  recipiencyShare: share(
    "People out of work who draw benefits",
    triangular(0.4, 0.6, 0.85),
    judged(
      "about 0.3 of all unemployed, most of those laid off by larger plants; benefits end after 26 weeks in most states",
    ),
  ),
  taxUsdPerDay: dollars(
    "Income and payroll taxes on a job that works, a calendar day",
    "USD/person-day",
    triangular(45, 65, 90),
    {
      kind: "derived",
      note: "about $80,000 a year x 25-40 % with both halves of payroll tax and state income tax, over 365 days",
    },
  ),
} satisfies Readonly<Record<string, Parameter>>;

export type Accounts = Readonly<Record<keyof typeof accounts, number>>;

/** Draws the accounts of one replication by address. */
export const drawAccounts = (luck: (stream: string, id: string) => number): Accounts =>
  Object.fromEntries(
    Object.entries(accounts).map(([name, { prior, bounds }]) => [name, inverse(prior, bounds)(luck("accounts", name))]),
  ) as Accounts;
