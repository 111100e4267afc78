import { move } from "piscina";
import type { LaneModule } from "../../src/engine/lanes/module.ts";
import { openPrototype, type PrototypeLanes } from "./lanes.ts";
import { firmNetwork, restingFirms } from "./network.ts";
import type { Sums } from "./observe.ts";

/** A chunk of the prototype's replications: `first` .. `first + replications - 1`, a multiple of the module's lanes. */
export interface PrototypeTask {
  readonly module: LaneModule;
  readonly firms: number;
  readonly days: number;
  readonly series: readonly (keyof Sums)[];
  readonly first: number;
  readonly replications: number;
}

let net: ReturnType<typeof firmNetwork> | null = null;
let opened: PrototypeLanes | null = null;

/** Simulates a chunk; gives its series as [series][day][replication]. */
export default function simulate({ module, firms, days, series, first, replications }: PrototypeTask) {
  net ??= firmNetwork(firms, "prototype");
  opened ??= openPrototype(module, net);
  const { begin, day, observe, column } = opened;
  const { lanes } = module;
  const sums = series.map((name) => column(`sums.${name}`));
  const found = new Float64Array(series.length * days * replications);
  for (let block = 0; block < replications; block += lanes) {
    const own = net;
    begin(Array.from({ length: lanes }, (_, lane) => restingFirms(own, first + block + lane)));
    for (let today = 0; today < days; today++) {
      day();
      observe();
      sums.forEach((values, s) => {
        found.set(values, (s * days + today) * replications + block);
      });
    }
  }
  return move(found);
}
