import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chartKinds } from "../src/report/charts/index.ts";
import { picture } from "../src/report/draw/frame.ts";
import { pngOf } from "../src/report/draw/png.ts";
import { gather } from "../src/report/gather.ts";
import { reportPage } from "../src/report/html/page.ts";
import { openRuns } from "../src/report/runData.ts";

/**
 * Pictures of the flagship pair, 64 replications to day 100: each chart by itself, in this process and warm, then the whole page; and both
 * as commands, from nothing. Asked: one chart under 300 ms, the report under 5 s. CPU beside the wall, because the machine may be shared.
 */
const folder = mkdtempSync(join(tmpdir(), "runout-bench-"));
const bin = fileURLToPath(new URL("../src/cli/bin.js", import.meta.url));
const scenarios = ["graphite-cutoff", "graphite-cutoff-evidence"];
const files = scenarios.map((name) => fileURLToPath(new URL(`../scenarios/${name}.yaml`, import.meta.url)));
const runout = (...words: readonly string[]) =>
  execFileSync("node", [bin, ...words], { cwd: folder, encoding: "utf8" });

/** Median of milliseconds on the wall and of CPU over some passes of a task. */
async function timed(passes: number, task: () => unknown): Promise<{ wall: number; cpu: number }> {
  const walls: number[] = [];
  const cpus: number[] = [];
  for (let pass = 0; pass < passes; pass++) {
    const [began, before] = [performance.now(), process.cpuUsage()];
    await task();
    const { user, system } = process.cpuUsage(before);
    walls.push(performance.now() - began);
    cpus.push((user + system) / 1000);
  }
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
  return { wall: middle(walls), cpu: middle(cpus) };
}
const say = ({ wall, cpu }: { wall: number; cpu: number }) => `${wall.toFixed(0)} ms, ${cpu.toFixed(0)} ms of CPU`;

try {
  runout("run", ...files, "--replications", "64", "--horizon", "100", "--out", "pair", "--quiet");
  const folders = scenarios.map((name) => join(folder, "pair", name));
  const { charts } = await gather(openRuns(folders));
  const names = new Set(charts.map(({ kind }) => kind.name));
  const own = chartKinds.filter(({ of }) => of !== "place").length;
  if (names.size < own - 1) throw new Error(`${names.size} kinds of chart are there, not ${own - 1}`);
  const draw = async (kind: (typeof chartKinds)[number]) => {
    const found = (await gather(openRuns(folders), {}, [kind])).charts[0]!;
    const { svg } = await picture(found.chart, { width: 800 });
    if (pngOf(svg).length < 5000) throw new Error(`${kind.name} is blank`);
  };
  const kinds = chartKinds.filter(({ name }) => names.has(name));
  for (const kind of kinds) await draw(kind);
  const times: { name: string; wall: number; cpu: number }[] = [];
  for (const kind of kinds) times.push({ name: kind.name, ...(await timed(3, () => draw(kind))) });
  times.sort((a, b) => b.cpu - a.cpu);
  const [slowest, middle] = [times[0]!, times[Math.floor(times.length / 2)]!];
  console.log(
    `one chart from run folder to PNG, warm: slowest ${slowest.name} ${say(slowest)}; median ${middle.name} ${say(middle)}`,
  );
  const page = await timed(3, async () => {
    if ((await reportPage(openRuns(folders))).length < 300_000) throw new Error("the page is too short");
  });
  console.log(`report of the pair, in this process, warm: ${say(page)}, ${charts.length} charts`);
  // Of a command the wall alone is measured here; `time` gives its CPU.
  const command = await timed(3, () => runout("plot", folders[0]!, "fan", "--out", "fan.png"));
  const report = await timed(3, () => runout("report", ...folders, "--out", "report.html"));
  if (statSync(join(folder, "fan.png")).size < 5000) throw new Error("the picture is blank");
  console.log(
    `as commands, from nothing: runout plot ${command.wall.toFixed(0)} ms, runout report ${report.wall.toFixed(0)} ms`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
