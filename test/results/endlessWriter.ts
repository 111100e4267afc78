import type { RunRequest } from "../../src/results/runFolder.ts";
import { openRun } from "../../src/results/runFolder.ts";
import { chunkOf, request } from "./smallRun.ts";

/** Saves chunk after chunk into the folder it is given, and says each one's number once it is saved. For the SIGKILL test. */
const store = openRun(request("", { folder: process.argv[2]!, replications: 400_000 } satisfies Partial<RunRequest>));
for (const index of store.missing()) {
  store.writeChunk(chunkOf(index, 400_000));
  process.stdout.write(`${index}\n`);
}
