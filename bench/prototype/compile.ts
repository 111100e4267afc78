import { readFileSync } from "node:fs";
import type { LaneModule } from "../../src/engine/lanes/module.ts";
import { compileLanes } from "../../src/lanes/compile.ts";
import { collect, make, type Net, restock } from "./kernels.ts";
import { likeOf } from "./lanes.ts";
import { observe } from "./observe.ts";

const typeOf = (column: object) => ({ type: column instanceof Int32Array ? "i32" : "f64" }) as const;
const described = (columns: object) =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, typeOf(column)]));

/** The prototype's kernel and its sums through the compiler: `step(day, firms, firms, firms)` and `observe(0, 1, day)`. */
export function compilePrototype(net: Net, lanes: number): LaneModule {
  const like = likeOf(net);
  const sources = ["kernels.ts", "observe.ts"].map((file) => ({
    path: `bench/prototype/${file}`,
    text: readFileSync(new URL(file, import.meta.url), "utf8"),
  }));
  const phases = [collect, make, restock].map(({ name }) => ({ name }));
  return compileLanes({
    sources,
    containers: [
      { type: "Net", name: "net", spread: "uniform", columns: described(like.net) },
      { type: "Whole", name: "whole", spread: "uniform", columns: described(like.whole) },
      { type: "Firms", name: "firms", spread: "varying", columns: described(like.firms) },
      { type: "Sums", name: "sums", spread: "varying", columns: described(like.sums) },
    ],
    phases: [...phases, { name: observe.name }],
    programs: [{ name: "step", phases: phases.map(({ name }) => name) }],
    lanes,
  });
}
