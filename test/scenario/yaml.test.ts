import { describe, expect, it } from "vitest";
import { pathText, readYaml } from "../../src/scenario/yaml.ts";
import { fault } from "./faults.ts";

const file = "tree/x.yaml";

describe("readYaml", () => {
  it("gives line and column of a value, of its key, and of the nearest parent of what is not there", () => {
    const { data, place } = readYaml(file, "a: 1\nb:\n  - c: x\n    d: [5, 6]\n");
    expect(data).toEqual({ a: 1, b: [{ c: "x", d: [5, 6] }] });
    expect(place(["b", 0, "d", 1])).toEqual({ file, line: 4, column: 12 });
    expect(place(["b", 0, "d"], "key")).toEqual({ file, line: 4, column: 5 });
    expect(place(["b", 0, "missing", "deeper"])).toEqual({ file, line: 3, column: 5 });
  });

  it("follows an alias to the place where its value was written", () => {
    const { place } = readYaml(file, "a: &s { kind: x }\nb: *s\n");
    expect(place(["b"])).toEqual({ file, line: 2, column: 4 });
    expect(place(["b", "kind"])).toEqual({ file, line: 1, column: 15 });
  });

  it("reads NO and a date as text, as YAML 1.2 does", () => {
    expect(readYaml(file, "a: NO\nb: 2027-01-11\n").data).toEqual({ a: "NO", b: "2027-01-11" });
  });

  it("names line and column of a syntax error", () => {
    fault(() => readYaml(file, "a: 1\nb: [1, 2\nc: 3\n"), {
      file,
      line: 3,
      column: 1,
      problem: /not valid YAML/,
      remedy: /syntax/,
    });
  });

  it("refuses a key that stands twice, a second document and an unknown tag, each where it stands", () => {
    fault(() => readYaml(file, "a: 1\na: 2\n"), { line: 2, column: 1, problem: /twice/, remedy: /one of the two/ });
    fault(() => readYaml(file, "a: 1\n---\nb: 2\n"), {
      line: 2,
      column: 1,
      problem: /second document/,
      remedy: /one document/,
    });
    fault(() => readYaml(file, "a: !!js/function x\n"), {
      line: 1,
      column: 4,
      problem: /tag/i,
      remedy: /leave the tag/,
    });
  });

  it("refuses tags with a type of their own, aliases of nothing and keys that are no text", () => {
    for (const tagged of ["!!binary aGk=", "!!set {x}", "!!int x", "!<tag:x> 1"]) {
      fault(() => readYaml(file, `a: ${tagged}\n`), { line: 1, problem: /tag/, remedy: /leave the tag/ });
    }
    fault(() => readYaml(file, "a: 1\nb: *none\n"), {
      line: 2,
      column: 4,
      problem: /alias "\*none"/,
      value: "*none",
      remedy: /quotes/,
    });
    fault(() => readYaml(file, "? [a, b]\n: 1\n"), { line: 1, problem: /cannot be a key/ });
    fault(() => readYaml(file, "a: { __proto__: 1 }\n"), {
      line: 1,
      column: 6,
      problem: /"__proto__" cannot be a key/,
    });
  });

  it("refuses an alias bomb, and takes one source written once for a hundred values", () => {
    const tens = (name: string) => Array.from({ length: 10 }, () => `*${name}`).join(", ");
    const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => `l${level}: &l${level} [${tens(`l${level - 1}`)}]`);
    const bomb = { file, line: 10, value: "*l8", problem: /aliases/, remedy: /write the values out/ };
    fault(() => readYaml(file, ["l0: &l0 [x]", ...levels].join("\n")), bomb);
    const shared = Array.from({ length: 100 }, (_, key) => `k${key}: *s`);
    expect(readYaml(file, ["s: &s { kind: judgement }", ...shared].join("\n")).data).toMatchObject({
      k99: { kind: "judgement" },
    });
  });

  it("refuses 50 MB before it parses anything", () => {
    const text = "a: [".repeat(12_500_000);
    fault(() => readYaml(file, text), {
      file,
      line: undefined,
      value: 50_000_000,
      problem: /47\.7 MiB/,
      remedy: /at most 1 MiB/,
    });
    fault(() => readYaml(file, new Uint8Array(50_000_000)), { value: 50_000_000, remedy: /at most 1 MiB/ });
  });

  it("refuses binary content: NUL, other control characters, bytes that are not UTF-8", () => {
    fault(() => readYaml(file, "a: 1\nb: \0x\n"), { line: 2, column: 4, problem: /U\+0000/, remedy: /UTF-8/ });
    fault(() => readYaml(file, "a: \u001b[31m\n"), { line: 1, problem: /U\+001B/ });
    fault(() => readYaml(file, new Uint8Array([0x61, 0x3a, 0x20, 0xff, 0xfe])), {
      file,
      problem: /not UTF-8/,
      remedy: /UTF-8/,
    });
  });

  it("refuses nesting that would overflow the stack, in brackets as well as in dashes", () => {
    fault(() => readYaml(file, "[".repeat(20_000)), { problem: /nested/ });
    fault(() => readYaml(file, "- ".repeat(20_000)), { problem: /nested/ });
    fault(() => readYaml(file, Array.from({ length: 6000 }, (_, key) => `k${key}: 1`).join("\n")), {
      problem: /more than 5000/,
    });
  });

  it("takes a byte order mark and bytes as well as text", () => {
    expect(readYaml(file, new TextEncoder().encode("\uFEFFa: é\n")).data).toEqual({ a: "é" });
    expect(readYaml(file, "\uFEFFa: 1\n").data).toEqual({ a: 1 });
  });
});

describe("pathText", () => {
  it("writes a path as people do", () => {
    expect(pathText(["controls", 0, "admittedShare"])).toBe("controls[0].admittedShare");
  });
});
