import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeModule } from "../engine/lanes/decodeModule.ts";
import { LANES, type LaneModule } from "../engine/lanes/module.ts";
import { sha256 } from "../results/hash.ts";

/**
 * The compiled day. An installed package carries it; a clone compiles it when kernels, columns or the compiler have changed, and
 * keeps it under their hash. @throws Error when a phase has left the subset
 */
export async function loadLaneModule(): Promise<LaneModule> {
  if (!import.meta.url.endsWith(".ts"))
    return decodeModule(readFileSync(new URL("../lanes/day.json", import.meta.url), "utf8"));
  const { daySources } = await import("../lanes/daySources.ts");
  const sources = [...daySources(), ...compilerSources()];
  const name = `lanes-${sha256(JSON.stringify([LANES, sources])).slice(0, 24)}.json`;
  const places = [
    fileURLToPath(new URL("../../node_modules/.cache/runout", import.meta.url)),
    join(tmpdir(), "runout"),
  ];
  for (const place of places) {
    const kept = readKept(join(place, name));
    if (kept !== null) return kept;
  }
  const text = compileApart();
  places.some((place) => keep(place, name, text));
  return decodeModule(text);
}

/**
 * Compiles in a process of its own, in which the 15 MB of binaryen are loaded before tsx listens in: tsx would spend six seconds and
 * 1.6 GB on reading them. @throws Error with what the compiler said
 */
function compileApart(): string {
  const folder = mkdtempSync(join(tmpdir(), "runout-lanes-"));
  try {
    const file = join(folder, "day.json");
    const [binaryen, tsx] = ["binaryen", "tsx/esm/api"].map((name) => JSON.stringify(import.meta.resolve(name)));
    const loader = `data:text/javascript,await import(${binaryen});(await import(${tsx})).register()`;
    const build = fileURLToPath(new URL("../lanes/build.ts", import.meta.url));
    const child = spawnSync(process.execPath, ["--import", loader, build, file], { encoding: "utf8" });
    if (child.status !== 0) throw new Error(`the phases do not compile to lanes: ${child.stderr.trim()}`);
    return readFileSync(file, "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The compiler's own text, and the list of phases and columns it is given. */
function compilerSources(): { path: string; text: string }[] {
  const root = new URL("../", import.meta.url);
  const files = readdirSync(new URL("lanes", root), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => `lanes/${file}`);
  const others = ["engine/day.ts", "engine/lanes/module.ts", "numbers/columns.ts", "../package.json"];
  return [...files, ...others].map((path) => ({ path, text: readFileSync(new URL(path, root), "utf8") }));
}

/** A kept module; null when there is none or it cannot be read. */
function readKept(path: string): LaneModule | null {
  try {
    return decodeModule(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/** Keeps a module for the next run, whole or not at all. Returns whether the place could be written. */
function keep(place: string, name: string, text: string): boolean {
  try {
    mkdirSync(place, { recursive: true });
    const draft = join(place, `${name}.${process.pid}`);
    writeFileSync(draft, text);
    renameSync(draft, join(place, name));
    return true;
  } catch {
    return false;
  }
}
