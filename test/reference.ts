import { execFileSync } from "node:child_process";
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Makes results/reference/ anew, as this tree computes it: `npm run reference`, or `npm run reference -- <worlds of each package>`.
 * Packages that the same code computed are taken as they are; else it computes for ten minutes on two quiet cores. Then
 * commit the folder.
 */
const WORLDS = process.argv[2] ?? "24";
const OUT = "results/reference";
const PAIR = ["graphite-cutoff", "graphite-cutoff-evidence"];
const FILES = PAIR.map((name) => `scenarios/${name}.yaml`);
const MOST_BYTES = 10_000_000;

function runout(...words: string[]): void {
  process.stdout.write(`runout ${words.join(" ")}\n`);
  execFileSync(process.execPath, ["src/cli/bin.js", ...words], { stdio: ["ignore", "ignore", "inherit"] });
}

for (const name of ["report.html", "fan.png", "ladder.png", "waterfall.png"]) rmSync(join(OUT, name), { force: true });
runout("run", ...FILES);
runout("bridge", ...FILES, "--day", "7", "--replications", "32");
runout("brief", ...PAIR, "--replications", WORLDS, "--out", OUT);
runout("report", ...PAIR, "--out", join(OUT, "report.html"));
runout("plot", PAIR[0]!, "fan", "--against", PAIR[1]!, "--width", "1200", "--out", join(OUT, "fan.png"));
for (const chart of ["ladder", "waterfall"])
  runout("plot", PAIR[0]!, chart, "--width", "1200", "--out", join(OUT, `${chart}.png`));

const files = (readdirSync(OUT, { recursive: true, encoding: "utf8" }) as string[]).map((name) => join(OUT, name));
const bytes = files.map((file) => statSync(file)).reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
process.stdout.write(`${OUT}: ${(bytes / 1e6).toFixed(1)} MB\n`);
if (bytes > MOST_BYTES) throw new Error(`${OUT} has ${bytes} bytes, more than ${MOST_BYTES}`);
