import { z } from "zod";
import { numberOf } from "../../interventions/schema.ts";
import { isoDate, strict } from "../../strict.ts";
import { pathKinds } from "./kinds.ts";
import type { AnyPathKind, PathKindName } from "./types.ts";

/** The shape of an intervention in a programme, made from its kind. */
function shapeOf(word: PathKindName) {
  const kind: AnyPathKind = pathKinds[word];
  const numbers = Object.entries(kind.parameters).map(([key, parameter]) => [key, numberOf(parameter, key)] as const);
  return strict(
    {
      kind: z.literal(word),
      from: isoDate.describe("first day"),
      until: isoDate.optional().describe("first day on which it is over; without it it stays"),
      ...Object.fromEntries(numbers),
    },
    `an intervention of kind ${word}`,
  ).describe(kind.meaning);
}

const words = Object.keys(pathKinds) as PathKindName[];
const shapes = words.map(shapeOf);

/** One intervention along a path. */
export const pathIntervention = z
  .discriminatedUnion("kind", [shapes[0]!, ...shapes.slice(1)], { error: `give kind as one of ${words.join(", ")}` })
  .superRefine((value, context) => {
    const { from, until } = value as unknown as { from: string; until?: string };
    if (until === undefined || from < until) return;
    const problem = `${until} is not after from, ${from}`;
    context.addIssue({ code: "custom", path: ["until"], message: "give until > from", params: { problem } });
  });
