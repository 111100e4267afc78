import { cpus } from "node:os";

/** Every benchmark, one after the other; each asserts the work it timed. `--large`: the large runs instead, some minutes. */
console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}`);
if (process.argv.includes("--large")) await import("./large.ts");
else
  for (const name of [
    "dayKernel",
    "wholeRun",
    "lanes",
    "pieces",
    "prototypeKernel",
    "powers",
    "anchor",
    "store",
    "sensitivity",
    "report",
    "compare",
    "capacity",
  ])
    await import(`./${name}.ts`);
