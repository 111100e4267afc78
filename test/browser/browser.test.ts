import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { compileDay } from "../../src/lanes/dayModule.ts";
import { encodeModule } from "../../src/lanes/encodeModule.ts";
import { skippedWithout } from "../needs.ts";
import { type Given, work } from "./work.ts";

const WORLD = "scenarios/worlds/us-battery-2026";
const read = (file: string) => readFileSync(file, "utf8");
const given: Given = {
  module: encodeModule(compileDay()),
  scenario: read("scenarios/graphite-cutoff.yaml"),
  world: Object.fromEntries(
    readdirSync(WORLD, { withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [[entry.name, read(join(WORLD, entry.name))]] : [],
    ),
  ),
};

const browser = ["chromium", "chromium-browser", "google-chrome"].find(
  (name) => spawnSync(name, ["--version"]).status === 0,
);

/** Folders that also run in a browser. */
const pure = ["numbers", "scenario", "world", "levers", "engine", "analysis"];
const sources = pure.flatMap((folder) =>
  readdirSync(join("src", folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /(?<!\.d)\.ts$/.test(name))
    .map((name) => join("src", folder, name)),
);

/** Bundles files with all they import. The bundler is tsx's own; for a browser it fails on Node's modules. */
function bundle(files: readonly string[]): string {
  const { buildSync } = createRequire(createRequire(import.meta.url).resolve("tsx"))("esbuild");
  const contents = files.map((file) => `import "./${file}";`).join("\n");
  const options = { bundle: true, format: "iife", platform: "browser", write: false, logLevel: "silent" };
  return buildSync({ ...options, stdin: { contents, resolveDir: "." } }).outputFiles[0].text;
}

it("no file up to the analysis, and nothing that it imports from a package, needs a module of Node", () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(() => bundle(sources)).not.toThrow();
  expect(() => bundle(["src/montecarlo/laneModule.ts"])).toThrow(/Could not resolve "node:fs"/);
}, 30_000);

it.skipIf(skippedWithout(browser !== undefined))(
  "a page opened from a file has the bits of Node, from both engines",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "runout-page-"));
    try {
      writeFileSync(
        join(folder, "page.js"),
        `const given = ${JSON.stringify(given)};\n${bundle(["test/browser/page.ts"])}`,
      );
      const page = join(folder, "page.html");
      writeFileSync(page, '<!doctype html><meta charset="utf-8"><body></body><script src="page.js"></script>');
      const flags = ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${join(folder, "profile")}`];
      const { stdout } = spawnSync(browser!, [...flags, "--dump-dom", pathToFileURL(page).href], {
        encoding: "utf8",
        timeout: 90_000,
      });
      const said = /<body>(.*?)(?:<script|<\/body>)/s.exec(stdout)?.[1] ?? `nothing: ${stdout.slice(0, 500)}`;
      const expected = work(given);
      expect(said).toBe(JSON.stringify(expected));
      for (const { reference, lanes, mostOutOfWork } of expected) {
        expect(lanes).toBe(reference);
        expect(mostOutOfWork).toBeGreaterThan(0);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
  180_000,
);
