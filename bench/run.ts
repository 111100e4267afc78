import { cpus } from "node:os";

/** Every benchmark, one after the other; each asserts the work it timed. */
console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}`);
await import("./dayKernel.ts");
await import("./wholeRun.ts");
await import("./lanes.ts");
await import("./prototypeKernel.ts");
await import("./powers.ts");
