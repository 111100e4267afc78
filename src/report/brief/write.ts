import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { briefPage } from "./html.ts";
import type { BriefInput } from "./input.ts";
import { briefPdf } from "./pdf/pdf.ts";
import { statePages } from "./states.ts";
import { withoutNames } from "./withhold.ts";
import { briefWorkbook } from "./workbook.ts";

/** Writes all files of a brief into a folder; returns their paths, the first for a reader first. The same input gives the same bytes. */
export async function writeBrief(given: BriefInput, folder: string): Promise<string[]> {
  const input = given.hideSites ? withoutNames(given) : given;
  const states = join(folder, "states");
  rmSync(states, { recursive: true, force: true });
  mkdirSync(states, { recursive: true });
  const files: [string, string | Uint8Array][] = [[join(folder, "brief.html"), await briefPage(input)]];
  files.push(
    [join(folder, "brief.pdf"), await briefPdf(input)],
    [join(folder, "brief.xlsx"), await briefWorkbook(input)],
  );
  for (const [id, page] of await statePages(input)) files.push([join(states, `${id}.html`), page]);
  for (const [path, content] of files) writeFileSync(path, content);
  return files.map(([path]) => path);
}
