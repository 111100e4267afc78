import { describe, expect, it } from "vitest";
import { jsonSchema } from "../../src/scenario/schema.ts";

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}

describe("jsonSchema", () => {
  const [schema, capacity] = (jsonSchema() as { readonly anyOf: readonly [Node, Node] }).anyOf;

  it("knows every key of a scenario file, extends included, and no others", () => {
    expect(Object.keys(schema.properties ?? {}).sort()).toEqual(
      "announced controls credits daysOff effective extends factors feeds forms horizonDays interventions name options outages premises prices question rated replications report seed weekends without world".split(
        " ",
      ),
    );
    expect(schema.additionalProperties).toBe(false);
  });

  it("knows a path of capacity too, and no keys beyond its own", () => {
    expect(capacity.required).toContain("programmes");
    expect(capacity.additionalProperties).toBe(false);
  });

  it("asks for no key, since a file may leave any of them to its parent", () => {
    expect(schema.required ?? []).toEqual([]);
  });

  it("carries the ranges that loading enforces", () => {
    expect(schema.properties?.horizonDays).toMatchObject({ type: "integer", minimum: 1, maximum: 4000 });
    expect(schema.properties?.replications).toMatchObject({ minimum: 1, maximum: 10_000_000 });
  });
});
