import { z } from "zod";
import { name, oneOf, real, strict, text, whole } from "../strict.ts";
import type { KindSpec, None, Terms } from "./kind.ts";

/** What all interventions have in common, as keys of a file: the same shape under every kind that has them. */

const list = (what: string) => z.array(text(`a name in ${what}`), { error: `give ${what} as a list` }).default([]);

const people = (what: string) => real(what, 0).optional();

const eligible = strict(
  {
    stages: list("stages").describe("stages of the chain"),
    regions: list("regions").describe("states"),
    sites: list("sites").describe("sites by their id"),
    owners: list("owners").describe("companies"),
    peopleAtLeast: people("peopleAtLeast").describe("people at rest at a site, middle of what is believed"),
    peopleAtMost: people("peopleAtMost").describe("people at rest at a site, middle of what is believed"),
  },
  "who is eligible",
).describe("employers that it is for: those that every list given holds for; all counted ones without it");

/** Why a kind has none of a term; undefined: it has it. */
export const whyNot = (term: Terms[keyof Terms]): string | undefined =>
  typeof term === "object" && "none" in term ? (term as None).none : undefined;

/** Keys that an intervention of a kind may have of what all have in common, and for the others why not. */
export function termsOf({ terms, costs }: KindSpec): {
  readonly taken: Readonly<Record<string, z.ZodType>>;
  readonly refused: Readonly<Record<string, string>>;
} {
  const counted = terms.after === undefined ? "the effective date" : "the effective date, or what it answers";
  const { capacity } = terms;
  const own = (key: string) => `this kind has ${key} instead`;
  const all: readonly (readonly [key: string, shape: z.ZodType, why: string | undefined])[] = [
    [
      "startDay",
      whole(0, 4000, "days").default(0).describe(`days after ${counted} on which it begins`),
      whyNot(terms.start),
    ],
    ["endDay", whole(1, 4000, "days").optional().describe("day on which it ends; never without it"), whyNot(terms.end)],
    [
      "after",
      name("what it answers")
        .optional()
        .describe("control or intervention that it answers; without that it does not happen"),
      terms.after === undefined ? "only reactions of the exporter answer something" : undefined,
    ],
    ["eligible", eligible.optional(), whyNot(terms.eligible)],
    [
      "capacity",
      real("capacity", 0)
        .optional()
        .describe(typeof capacity === "object" && "unit" in capacity ? `${capacity.meaning}; ${capacity.unit}` : ""),
      typeof capacity === "string" ? own(capacity) : whyNot(capacity),
    ],
    [
      "payer",
      oneOf(["public", "firms"]).optional().describe("who pays, where it is not whom the kind says"),
      costs === null ? "it has no cost here" : undefined,
    ],
  ];
  return {
    taken: Object.fromEntries(all.flatMap(([key, shape, why]) => (why === undefined ? [[key, shape]] : []))),
    refused: Object.fromEntries(all.flatMap(([key, , why]) => (why === undefined ? [] : [[key, why]]))),
  };
}
