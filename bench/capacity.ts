import { fileURLToPath } from "node:url";
import { openCapacity } from "../src/cli/capacity/open.ts";
import { runPaths } from "../src/montecarlo/capacity/paths.ts";
import { openPool } from "../src/montecarlo/pool.ts";

/** Ten years and a half of what is built, 200 replications of three programmes on two threads, from the opened files to all paths. Asked: under 60 s. */
const REPLICATIONS = 200;
const { experiment, world } = openCapacity(
  fileURLToPath(new URL("../scenarios/leapfrog-silicon.yaml", import.meta.url)),
);
const pool = openPool(world, 2, null);
try {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const paths = await runPaths(pool, experiment, REPLICATIONS);
  const { user, system } = process.cpuUsage(before);
  if (paths === null || paths.replications !== REPLICATIONS) throw new Error("the paths were not all run");
  const { values, months } = paths;
  if (months.length !== 126 || !values.every(Number.isFinite))
    throw new Error("the paths are not of ten years and a half");
  const seconds = (performance.now() - began) / 1000;
  const programmes = experiment.programmes.length;
  console.log(
    `capacity, ${REPLICATIONS} replications x ${programmes} programmes x ${months.length} months on 2 threads: ${seconds.toFixed(1)} s, ` +
      `${((user + system) / 1e6).toFixed(1)} s of CPU, ${((user + system) / 1e3 / REPLICATIONS / programmes).toFixed(0)} ms of CPU a path`,
  );
} finally {
  await pool.close();
}
