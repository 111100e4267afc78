import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256 } from "../results/hash.ts";

/** Folders whose code decides what stands in a table; how it is printed or drawn does not. */
const DECIDING = ["numbers", "scenario", "world", "levers", "lanes", "engine", "analysis", "results", "montecarlo"];

/**
 * Hash of the code that decides results; it is the manifest's code version. In a clone that of the sources, whether they run or their
 * build does (bin.js runs no stale one), else of the files that run.
 */
export function codeVersion(): string {
  const sources = fileURLToPath(new URL("../../src", import.meta.url));
  const root = existsSync(join(sources, "engine")) ? sources : fileURLToPath(new URL("..", import.meta.url));
  const texts = DECIDING.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(ts|js)$/.test(file) && !file.endsWith(".d.ts"))
      .sort()
      .map((file) => `${folder}/${file}\n${readFileSync(join(root, folder, file), "utf8")}`),
  );
  return sha256(texts.join("\n"));
}
