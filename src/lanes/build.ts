import { writeFileSync } from "node:fs";
import { compileDay } from "./dayModule.ts";
import { encodeModule } from "./encodeModule.ts";

/** The last step of `npm run build`: writes the day's module beside this file, compiled from the sources of the clone. */
writeFileSync(
  new URL("./day.json", import.meta.url),
  encodeModule(compileDay(undefined, new URL("../../src/", import.meta.url))),
);
