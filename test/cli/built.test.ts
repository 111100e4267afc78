import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

let root = "";
const file = (...names: string[]) => join(root, ...names);
const note = (word: "begin" | "end") => execFileSync(process.execPath, [file("src/cli/built.js"), word]);
const isBuilt = async () => ((await import(file("src/cli/built.js"))) as { isBuilt: () => boolean }).isBuilt();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "runout-built-"));
  mkdirSync(file("src/cli"), { recursive: true });
  copyFileSync(new URL("../../src/cli/built.js", import.meta.url), file("src/cli/built.js"));
  for (const name of ["src/one.ts", "src/two.ts", "package.json", "tsconfig.json"]) writeFileSync(file(name), "{}");
});
afterEach(() => rmSync(root, { recursive: true }));

it("a build that was broken off is none, one that was finished is", async () => {
  expect(await isBuilt()).toBe(false);
  note("begin");
  expect(await isBuilt()).toBe(false);
  note("end");
  expect(await isBuilt()).toBe(true);
  note("begin");
  expect(await isBuilt()).toBe(false);
});

it.each([
  ["changed", () => writeFileSync(file("src/two.ts"), "[]")],
  ["touched with the same length", () => utimesSync(file("src/two.ts"), 1e9, 1e9)],
  ["added", () => writeFileSync(file("src/three.ts"), "")],
  ["taken away", () => rmSync(file("src/two.ts"))],
  ["renamed over another", () => copyFileSync(file("src/one.ts"), file("src/two.ts"))],
  ["changed while it was built", () => {}, () => writeFileSync(file("src/one.ts"), "[]")],
] as const)("a build is stale once a source is %s", async (_, then, during?: () => void) => {
  note("begin");
  during?.();
  note("end");
  then();
  expect(existsSync(file("dist/built.txt"))).toBe(true);
  expect(await isBuilt()).toBe(false);
});
