import { existsSync } from "node:fs";
import { join } from "node:path";
import { openRun } from "../../src/results/runFolder.ts";
import { chunkOf, request } from "./smallRun.ts";

/**
 * Begins or goes on with a run in a folder, as `runout run` does, and says each thing it has done. For the tests that kill it: its
 * steps are those of the real program, its replications cost nothing.
 */
const [folder, count] = process.argv.slice(2) as [string, string];
const replications = Number(count);
const say = (words: string) => process.stdout.write(`${words}\n`);

say("begins");
const store = openRun(request("", { folder, replications, resume: existsSync(join(folder, "manifest.json")) }));
say("opened");
for (const index of store.missing()) {
  store.writeChunk(chunkOf(index, replications));
  say(`saved ${index}`);
}
store.finish({ state: "finished", wallSeconds: 0 });
say("finished");
store.close();
