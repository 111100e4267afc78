import { day } from "../engine/day.ts";
import { LANES, type LaneModule } from "../engine/lanes/module.ts";
import { audit } from "../engine/tally/audit.ts";
import { tallyKernels } from "../engine/tally/kernels.ts";
import { compileLanes } from "./compile.ts";
import { containers, daySources, owners } from "./daySources.ts";

/** Compiles the engine's day, its books and their audit. @throws LaneError */
export function compileDay(lanes = LANES, root?: URL): LaneModule {
  const books = tallyKernels.map(({ name }) => ({ name }));
  const programs = [
    { name: "runDay", phases: day.map(({ name }) => name) },
    { name: "keepBooks", phases: books.map(({ name }) => name) },
  ];
  return compileLanes({
    sources: daySources(root),
    containers,
    phases: [...day, ...books, { name: audit.name }],
    programs,
    owners,
    lanes,
  });
}
