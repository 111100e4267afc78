import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeModule } from "../../src/engine/lanes/decodeModule.ts";
import type { LaneModule } from "../../src/engine/lanes/module.ts";
import { encodeModule } from "../../src/lanes/encodeModule.ts";
import { firmNetwork } from "./network.ts";

/**
 * The compiled prototype, made by this file in a process of its own in which binaryen is loaded before tsx listens in: read through
 * tsx its 15 MB would take 1.6 GB, which are no part of a run.
 */
export function buildPrototype(firms: number, lanes: number): LaneModule {
  const folder = mkdtempSync(join(tmpdir(), "runout-prototype-"));
  try {
    const file = join(folder, "module.json");
    const [binaryen, tsx] = ["binaryen", "tsx/esm/api"].map((name) => JSON.stringify(import.meta.resolve(name)));
    const loader = `data:text/javascript,await import(${binaryen});(await import(${tsx})).register()`;
    const self = fileURLToPath(import.meta.url);
    const child = spawnSync(process.execPath, ["--import", loader, self, file, `${firms}`, `${lanes}`], {
      encoding: "utf8",
    });
    if (child.status !== 0) throw new Error(`the prototype does not compile: ${child.stderr.trim()}`);
    return decodeModule(readFileSync(file, "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [script, file, firms, lanes] = process.argv.slice(1);
if (script === fileURLToPath(import.meta.url) && file !== undefined) {
  const { compilePrototype } = await import("./compile.ts");
  const net = firmNetwork(Number(firms), "prototype");
  writeFileSync(file, encodeModule(compilePrototype(net, Number(lanes))));
}
