import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

// The data's way. A folder may import from itself and from those before it.
const layers = [
  "numbers",
  "scenario",
  "world",
  "levers",
  "engine",
  "analysis",
  "results",
  "montecarlo",
  "report",
  "cluster",
  "cli",
];
/** These also run in a browser. */
const pure = ["numbers", "scenario", "world", "levers", "engine", "analysis"];

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file, folder: file.split("/")[0], text: readFileSync(`src/${file}`, "utf8") }))
  .filter(({ folder }) => layers.includes(folder));

/** What a text imports: static, dynamic and re-exported, types included. */
const imports = (text: string) => [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, name]) => name);

/** Code without comments, so that prose may name what code must not. */
const codeOf = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:])\/\/.*$/gm, "$1");

it("finds the folders of the engine", () => {
  for (const folder of pure)
    expect(
      sources.some((source) => source.folder === folder),
      folder,
    ).toBe(true);
});

it("imports point up the data's way, never down it", () => {
  const wrong = sources.flatMap(({ file, folder, text }) =>
    imports(text)
      .filter((name) => name.startsWith("."))
      .map((name) => new URL(name, `file:///${file}`).pathname.split("/")[1])
      .filter((to) => layers.includes(to) && layers.indexOf(to) > layers.indexOf(folder))
      .map((to) => `${file} imports ${to}`),
  );
  expect(wrong).toEqual([]);
});

it("nothing up to the analysis needs Node", () => {
  const wrong = sources
    .filter(({ folder }) => pure.includes(folder))
    .flatMap(({ file, text }) => [
      ...imports(text)
        .filter((name) => /^(node:|fs|path|os|crypto|process|worker_threads)/.test(name))
        .map((name) => `${file} imports ${name}`),
      ...[...codeOf(text).matchAll(/\b(process\.|Buffer\b|require\(|__dirname|globalThis)/g)].map(
        ([, what]) => `${file} uses ${what}`,
      ),
    ]);
  expect(wrong).toEqual([]);
});

it("the model has no clock, no luck but its own and no powers whose last bits differ between engines", () => {
  const banned = /\b(Math\.(?:random|pow|exp|log\w*|sin|cos|tan|cbrt|hypot|expm1)|Date\b|performance\b)|\*\*/g;
  const wrong = sources
    .filter(({ folder }) => ["numbers", "world", "levers", "engine"].includes(folder))
    .flatMap(({ file, text }) => [...codeOf(text).matchAll(banned)].map(([what]) => `${file} uses ${what}`));
  expect(wrong).toEqual([]);
});

it("every phase lies in a file of its own name", () => {
  const phases = readdirSync("src/engine/phases").filter((file) => file.endsWith(".ts"));
  for (const file of phases) {
    const name = file === "allow.ts" ? "allowed" : file.slice(0, -3);
    expect(readFileSync(`src/engine/phases/${file}`, "utf8")).toContain(`export function ${name}(`);
  }
});
