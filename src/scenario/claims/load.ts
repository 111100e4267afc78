import { z } from "zod";
import { ScenarioError, show } from "../errors.ts";
import { check, type PlaceOf } from "../issues.ts";
import { source } from "../priorSchema.ts";
import { factorName, isoDate, name, oneOf, real, strict, text, whole } from "../strict.ts";
import { readYaml } from "../yaml.ts";
import type { Ledger } from "./types.ts";

const yes = (what: string) => z.boolean({ error: `give ${what} as true or false` }).default(false);

const reading = {
  reading: text("how the claim is read, as a condition that holds in a world or not"),
  shown: text("what is shown of it, with its unit"),
  necessary: yes("necessary"),
  putIn: yes("putIn"),
};
const scenario = text("a scenario file, relative to this one");

const cut = strict(
  {
    kind: z.literal("cut"),
    scenario,
    set: z.record(factorName, real("a factor's value"), { error: "give set as a map of factor: value" }).default({}),
    holds: text("a condition on an outcome"),
    ...reading,
  },
  "a test by a cut",
);
const path = strict(
  { kind: z.literal("path"), scenario, holds: text("a condition on a series of a path"), ...reading },
  "a test by a path",
);
const pair = strict(
  {
    kind: z.literal("pair"),
    scenario,
    against: scenario,
    outcome: text("an outcome"),
    atLeast: real("atLeast", 0),
    ...reading,
  },
  "a test by two cuts",
);
const laterCut = strict(
  { kind: z.literal("later-cut"), scenario, date: isoDate, holds: text("a condition on people"), ...reading },
  "a test by a later cut",
);
const input = strict(
  {
    kind: z.literal("input"),
    scenario,
    factors: z.array(factorName, { error: "give factors as a list of names" }).min(1, { error: "give one at least" }),
    why: text("why it is an input"),
  },
  "an input",
);
const outside = strict({ kind: z.literal("outside"), why: text("why nothing tests it") }, "a claim outside the model");

const kinds = (options: readonly string[]) => ({ error: `give kind as one of ${options.join(", ")}` });

const claim = strict(
  {
    id: name("the claim's id"),
    row: whole(1, 10_000, "row"),
    claim: text("the claim in words of our own"),
    test: z.discriminatedUnion(
      "kind",
      [cut, pair, path, laterCut, input, outside],
      kinds(["cut", "pair", "path", "later-cut", "input", "outside"]),
    ),
    beside: z
      .array(z.discriminatedUnion("kind", [cut, path], kinds(["cut", "path"])), { error: "give beside as a list" })
      .default([]),
    premises: scenario.optional(),
    evidence: strict(
      {
        judged: oneOf(["supported", "partly", "not-supported", "unlikely", "untestable", "none-found"]),
        for: text("what speaks for it").optional(),
        against: text("what speaks against it").optional(),
        sources: z.array(source, { error: "give sources as a list" }),
      },
      "evidence",
    ),
  },
  "a claim",
);

const ledger = strict(
  {
    name: name("the ledger's name"),
    title: text("its title"),
    said: strict(
      { who: text("who says it"), where: text("where"), interest: text("what they stand to gain") },
      "who says it",
    ),
    claims: z.array(claim, { error: "give claims as a list" }).min(1, { error: "give one claim at least" }),
  },
  "a ledger of claims",
);

/** A ledger with what is needed to blame a place in it. */
export interface LoadedLedger {
  readonly ledger: Ledger;
  readonly placeOf: PlaceOf;
}

/** Reads a ledger of claims. @throws ScenarioError with file, line, column and value */
export function readLedger(file: string, content: Uint8Array | string): LoadedLedger {
  const yaml = readYaml(file, content);
  const found = check(ledger, yaml.data, yaml.place) as unknown as Ledger;
  const fail = (index: number, key: string, value: unknown, problem: string, remedy: string) =>
    new ScenarioError(yaml.place(["claims", index, key]), { key: `claims[${index}].${key}`, value, problem, remedy });
  found.claims.forEach(({ id, row, test, premises }, index) => {
    if (found.claims.findIndex((other) => other.id === id) < index)
      throw fail(index, "id", id, `${show(id)} is the id of an earlier claim`, "give each an id of its own");
    if (found.claims.findIndex((other) => other.row === row) < index)
      throw fail(index, "row", row, `${row} is the row of an earlier claim`, "give each a row of its own");
    if (premises !== undefined && test.kind !== "cut")
      throw fail(index, "premises", premises, "only a test of kind cut has premises", "leave premises out");
  });
  return { ledger: found, placeOf: yaml.place };
}
