import { readWorldFiles } from "../../src/scenario/worldFiles.ts";
import type { WorldFiles } from "../../src/scenario/worldTypes.ts";
import { type Expected, fault } from "./faults.ts";
import { changed, readerOf } from "./smallWorld.ts";

const folder = "worlds/small-world";

/** Reads a world from its texts. */
export const readSmall = (files: Readonly<Record<string, string>>): WorldFiles =>
  readWorldFiles(readerOf(files), folder);

/** Changes one text of one file of the small world and expects one error in that file. */
export const bad = (file: string, from: string, to: string, expected: Expected) =>
  fault(() => readSmall(changed(file, from, to)), { file: `${folder}/${file}`, ...expected });
