import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { briefPage } from "./html.ts";
import type { BriefInput } from "./input.ts";
import { siteBands } from "./sites.ts";
import { placesOf, statePage } from "./states.ts";
import { withoutNames } from "./withhold.ts";

/** Writes all files of a brief into a folder; returns their paths, the first for a reader first. The same input gives the same bytes. */
export async function writeBrief(given: BriefInput, folder: string): Promise<string[]> {
  const input = given.hideSites ? withoutNames(given) : given;
  const states = join(folder, "states");
  rmSync(states, { recursive: true, force: true });
  mkdirSync(states, { recursive: true });
  const files: [string, string | Uint8Array][] = [[join(folder, "brief.html"), await briefPage(input)]];
  const sites = siteBands(input);
  for (const place of placesOf(input))
    files.push([join(states, `${place.id}.html`), await statePage(input, place, sites)]);
  for (const [path, content] of files) writeFileSync(path, content);
  return files.map(([path]) => path);
}
