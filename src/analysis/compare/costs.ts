import type { Accounts } from "./accounts.ts";

/** Dollars of one part in one replication, by who bears them: what is spent from the public purse, by firms, and what is used up. */
export interface Purse {
  readonly public: number;
  readonly firms: number;
  readonly social: number;
}

/** What one intervention costs in one replication, before it is known how many people it kept. */
export interface PartCost {
  /** Each year, cut or no cut. */
  readonly standing: Purse;
  /** Within the horizon, given the cut. */
  readonly response: Purse;
  /** For each person-day that it keeps on the payroll. */
  readonly keptDay: Purse;
  /** Its share of would-be layoffs, by which interventions that keep people together share those kept. */
  readonly keepsShare: number;
}

/** A package's cost in one replication, in dollars of 2025, a year of standing costs included. */
export interface ArmCost {
  readonly gross: number;
  /** Gross less benefits not paid and taxes not lost. */
  readonly net: number;
  readonly social: number;
  readonly firms: number;
  /** Public and firms' money together, which a benefit is set against: who pays makes nothing cheaper. */
  readonly paid: number;
  /** Of a year without a cut: public money, and public and firms' money together. */
  readonly standing: number;
  readonly ready: number;
}

/** Days by which a package changes the replication, baseline less package: out of work, positions lost; and those kept without work. */
export interface Saved {
  readonly outOfWorkDays: number;
  readonly positionDays: number;
  readonly keptDays: number;
}

/**
 * Adds up.
 *
 *   gross = sum of public standing and response + kept days x public cost of one
 *   net   = gross - benefit x recipiency x fewer days out of work - tax x (fewer positions lost - kept days without work)
 *
 * People kept without work are taken to pay no tax: most of what they get is a benefit.
 */
export function armCost(parts: readonly PartCost[], saved: Saved, drawn: Accounts): ArmCost {
  const weight = parts.reduce((sum, part) => sum + part.keepsShare, 0);
  const kept = Math.max(saved.keptDays, 0);
  const total = { public: 0, firms: 0, social: 0 };
  let standing = 0;
  let ready = 0;
  for (const part of parts) {
    const days = weight > 0 ? (kept * part.keepsShare) / weight : 0;
    standing += part.standing.public;
    ready += part.standing.public + part.standing.firms;
    for (const who of ["public", "firms", "social"] as const)
      total[who] += part.standing[who] + part.response[who] + days * part.keptDay[who];
  }
  const benefits = drawn.benefitUsdPerDay * drawn.recipiencyShare * saved.outOfWorkDays;
  const taxes = drawn.taxUsdPerDay * (saved.positionDays - kept);
  return {
    gross: total.public,
    net: total.public - benefits - taxes,
    social: total.social,
    firms: total.firms,
    paid: total.public + total.firms,
    standing,
    ready,
  };
}
