import type { z } from "zod";
import { type Place, ScenarioError, show } from "./errors.ts";
import { type Path, pathText } from "./yaml.ts";

/** Where the value at a path stands; `"key"` asks for its key. */
export type PlaceOf = (path: Path, end?: "key" | "value") => Place;

/**
 * Data as its schema wants it, or one error: the first unknown key if there is one (a misspelt key is also a missing
 * one, and the spelling is the better hint), else the first issue.
 * @throws ScenarioError
 */
export function check<Schema extends z.ZodType>(schema: Schema, data: unknown, placeOf: PlaceOf): z.output<Schema> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const { issues } = result.error;
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
  throw toError(issue, data, placeOf);
}

function toError(issue: z.core.$ZodIssue, data: unknown, placeOf: PlaceOf): ScenarioError {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  if (issue.code === "unrecognized_keys") {
    const [unknown] = issue.keys;
    const fault = { value: unknown, problem: `${show(unknown)} is not a known key`, remedy: issue.message };
    return new ScenarioError(
      placeOf([...path, unknown], "key"),
      path.length ? { key: pathText(path), ...fault } : fault,
    );
  }
  if (issue.code === "invalid_key") {
    const word = path[path.length - 1];
    const fault = { value: word, problem: `${show(word)} cannot be a name here`, remedy: issue.issues[0].message };
    return new ScenarioError(placeOf(path, "key"), { key: pathText(path.slice(0, -1)), ...fault });
  }
  const value = valueAt(data, path);
  const problem = describe(issue, value);
  return new ScenarioError(placeOf(path), {
    ...(path.length ? { key: pathText(path) } : {}),
    value,
    problem,
    remedy: issue.message,
  });
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

const kinds: Readonly<Record<string, string>> = {
  int: "a whole number",
  number: "a number",
  string: "text",
  array: "a list",
  tuple: "a list",
  object: "a map",
  record: "a map",
};

/** zod asks a whole number for being a number first; the remedy knows better. */
function kindOf(issue: z.core.$ZodIssueInvalidType): string {
  if (issue.message.includes("whole number")) return "a whole number";
  return kinds[issue.expected] ?? "of the right kind";
}

function describe(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === "custom" && typeof issue.params?.problem === "string") return issue.params.problem;
  if (value === undefined) return "is missing";
  const sized = typeof value !== "number" && typeof value !== "string";
  switch (issue.code) {
    case "invalid_type":
      return `${show(value)} is not ${kindOf(issue)}`;
    case "too_small":
      if (sized) return `${show(value)} is too short`;
      if (typeof value === "string") return `${show(value)} is empty`;
      return `${show(value)} is ${issue.inclusive ? "below" : "not above"} ${issue.minimum}`;
    case "too_big":
      if (sized) return `${show(value)} is too long`;
      return `${show(value)} is above ${issue.maximum}`;
    default:
      return `${show(value)} will not do`;
  }
}
