import { z } from "zod";
import { factorOverride } from "../priorSchema.ts";
import { endsAfterStart, name, real, strict, text } from "../strict.ts";
import type { NameList, Parameter } from "./kind.ts";
import { kinds } from "./kinds.ts";
import { termsOf } from "./terms.ts";
import type { AnyKind, KindName } from "./types.ts";

/** The shape of an intervention in a file, made from its kind: one number or prior a parameter, one list a kind of names. */

export const numberOf = (parameter: Parameter, key: string) =>
  z
    .union([real(key, ...parameter.bounds, ", or a prior with its source"), factorOverride], {
      error: `give ${key} as a number from ${parameter.bounds[0]} to ${parameter.bounds[1]} (${parameter.unit}), or as a prior with its source`,
    })
    .optional()
    .describe(`${parameter.meaning}; ${parameter.unit}`);

const listOf = ({ meaning, otherwise }: NameList, key: string) => {
  const list = z.array(text(`a name in ${key}`), { error: `give ${key} as a list: ${meaning}` });
  if (otherwise === undefined) return list.min(1, { error: `give ${key}: ${meaning}` }).describe(meaning);
  return list.default([...otherwise]).describe(meaning);
};

const entries = <T, U>(record: Readonly<Record<string, T>>, make: (value: T, key: string) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(value, key)]));

function shapeOf(word: KindName) {
  const kind: AnyKind = kinds[word];
  const { taken, refused } = termsOf(kind);
  return strict(
    {
      name: name("the intervention's name"),
      kind: z.literal(word),
      ...taken,
      ...entries(kind.names, listOf),
      ...entries(kind.parameters, numberOf),
    },
    `an intervention of kind ${word}`,
    refused,
  ).describe(kind.meaning);
}

const words = Object.keys(kinds) as KindName[];
const shapes = words.map(shapeOf);

/** One intervention. */
export const intervention = z
  .discriminatedUnion("kind", [shapes[0]!, ...shapes.slice(1)], { error: `give kind as one of ${words.join(", ")}` })
  .superRefine((value, context) => endsAfterStart(value as { startDay?: number; endDay?: number }, context));
