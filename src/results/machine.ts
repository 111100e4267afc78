import { existsSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The machine a run is made on, for its manifest. */
export function machine(): { name: string; platform: string; arch: string } {
  return { name: hostname(), platform: process.platform, arch: process.arch };
}

/** Versions of the packages that this one depends on, as installed; "not installed" for one that is missing. */
export function dependencyVersions(): Record<string, string> {
  const root = findUpwards(dirname(fileURLToPath(import.meta.url)), "package.json");
  if (!root) return {};
  const names = Object.keys(
    (readJson(join(root, "package.json")).dependencies as Record<string, string> | undefined) ?? {},
  );
  return Object.fromEntries(names.sort().map((name) => [name, versionOf(name, root)]));
}

function versionOf(name: string, from: string): string {
  const file = join("node_modules", name, "package.json");
  const root = findUpwards(from, file);
  return root ? String(readJson(join(root, file)).version) : "not installed";
}

/** Nearest folder, upwards, that has the file. */
function findUpwards(from: string, file: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, file))) return folder;
    if (dirname(folder) === folder) return null;
  }
}

const readJson = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, "utf8"));
