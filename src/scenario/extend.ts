import { ScenarioError, show } from "./errors.ts";
import type { PlaceOf } from "./issues.ts";
import { asMap, type Path, type YamlFile } from "./yaml.ts";

/** A scenario as its chain of files says it, before it is checked; `placeOf` finds the file that had the last word. */
export interface Merged {
  readonly data: Readonly<Record<string, unknown>>;
  readonly placeOf: PlaceOf;
}

/** Keys whose own entries replace one by one; everything else replaces whole. */
const mergedByEntry: readonly string[] = ["factors", "report"];

/**
 * Lays files over each other, parents first: scalars and lists of the child replace the parent's, `factors` merge by
 * name and `report` by key.
 * @param files from the farthest ancestor to the file itself
 */
export function merge(files: readonly YamlFile[]): Merged {
  const data: Record<string, unknown> = {};
  const owners = new Map<string, YamlFile>();
  for (const file of files) {
    for (const [key, value] of Object.entries(asMap(file))) {
      if (key === "extends") continue;
      owners.set(key, file);
      const below = data[key];
      if (!mergedByEntry.includes(key) || !isMap(value) || !isMap(below)) {
        // A map that replaces anything but a map owns all its entries, so that none points to a file below.
        for (const owned of [...owners.keys()]) if (owned.startsWith(`${key}\n`)) owners.delete(owned);
        define(data, key, value);
        if (isMap(value)) for (const entry of Object.keys(value)) owners.set(`${key}\n${entry}`, file);
        continue;
      }
      const together: Record<string, unknown> = { ...below };
      for (const [entry, inner] of Object.entries(value)) {
        define(together, entry, inner);
        owners.set(`${key}\n${entry}`, file);
      }
      define(data, key, together);
    }
  }
  const self = files[files.length - 1];
  const ownerOf = (path: Path) => owners.get(`${path[0]}\n${path[1]}`) ?? owners.get(String(path[0])) ?? self;
  return { data, placeOf: (path, end) => ownerOf(path).place(path, end) };
}

/** What a file extends, as written, or undefined. @throws ScenarioError */
export function parentOf(file: YamlFile): string | undefined {
  const map = asMap(file);
  if (!Object.hasOwn(map, "extends")) return undefined;
  const value = map.extends;
  const fault = parentFault(value);
  if (fault === null) return value as string;
  const remedy = "give the path of a scenario file relative to this one, as in graphite-cutoff.yaml";
  throw new ScenarioError(file.place(["extends"]), {
    key: "extends",
    value,
    problem: `${show(value)} ${fault}`,
    remedy,
  });
}

function parentFault(value: unknown): string | null {
  if (typeof value !== "string" || value === "") return "is not a path";
  if (value.includes("\\") || value.includes("\0")) return "holds a character that paths here do not use";
  if (value.startsWith("/") || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(value)) return "is not a relative path";
  return null;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Plain assignment of a key `__proto__` would change the object's prototype instead of adding the unknown key. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
