import { writeFileSync } from "node:fs";
import { compileDay } from "./dayModule.ts";
import { encodeModule } from "./encodeModule.ts";

/** `build [file]`: compiles the day from the clone's sources and writes it; as the last step of `npm run build`, beside this file. */
const sources = new URL("../../src/", import.meta.url);
writeFileSync(process.argv[2] ?? new URL("./day.json", import.meta.url), encodeModule(compileDay(undefined, sources)));
