import type { Key } from "../chart.ts";
import { steps } from "../draw/palette.ts";

/** Classes of a map, so that a reader can name a colour's meaning: at least `from`, and under the next one. */
export interface Bin {
  readonly from: number;
  readonly colour: string;
  readonly label: string;
}

/** Classes that grow by about three each, 1-3-10-30, the top one holding the largest value; the lowest is (next to) none. */
export function binsOf(largest: number, unit: string): Bin[] {
  const places = [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000];
  const top = places.filter((place) => place <= largest).slice(-5);
  const edges = [0, ...top];
  const write = (n: number) => n.toLocaleString("en-US");
  return edges.map((from, i) => ({
    from,
    colour: steps[i === 0 ? 0 : steps.length - edges.length + i]!,
    label:
      i === 0
        ? `under ${write(edges[1] ?? 1)}`
        : i === edges.length - 1
          ? `${write(from)} or more${unit}`
          : `${write(from)}-${write(edges[i + 1]!)}`,
  }));
}

export const binKeys = (bins: readonly Bin[]): Key[] =>
  bins.map(({ label, colour }) => ({ label, colour, mark: "area" }));

/** A scale of Vega-Lite's that gives each value its class. */
export const binScale = (bins: readonly Bin[]) => ({
  type: "threshold",
  domain: bins.slice(1).map(({ from }) => from),
  range: bins.map(({ colour }) => colour),
});
