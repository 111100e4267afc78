import type { Spec } from "../chart.ts";
import { colour, partColours } from "../draw/palette.ts";
import { byPart, dayAxis, panelTitle, upAxis } from "./parts.ts";

/** A part of a whole by day: means, because means of parts add up and medians do not. */
export interface Part {
  readonly name: string;
  /** People by day. */
  readonly mean: ArrayLike<number>;
}

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + value, 0);

/** The largest parts by their sum over days, and all others as one; none that is nobody throughout. */
export function largest(parts: readonly Part[], most = 6): Part[] {
  const present = parts.filter(({ mean }) => sum(mean) > 0).sort((a, b) => sum(b.mean) - sum(a.mean));
  if (present.length <= most + 1) return present;
  const rest = present.slice(most);
  const days = present[0]!.mean.length;
  const others = Array.from({ length: days }, (_, day) => rest.reduce((total, { mean }) => total + mean[day]!, 0));
  return [...present.slice(0, most), { name: "all others", mean: others }];
}

export const coloursOf = (parts: readonly Part[]): string[] =>
  parts.map(({ name }, i) => (name === "all others" ? colour.other : (partColours[i] ?? colour.other)));

/** Parts on top of each other, in thousands, the largest at the bottom. `most` is the top of the axis, in people. */
export function stackPanel(
  parts: readonly Part[],
  range: readonly string[],
  look: { title: string; to: number; width: number; height: number; most: number; labels: boolean },
): Spec {
  const { title, to, width, height, most, labels } = look;
  const days = Array.from({ length: to + 1 }, (_, day) => day).filter((day) => to <= 60 || day % 3 === 0 || day === to);
  const names = parts.map(({ name }) => name);
  const values = days.flatMap((day) => {
    let below = 0;
    return parts.map(({ name, mean }) => {
      const from = below;
      below += mean[day]! / 1000;
      return { part: name, day, from, to: below };
    });
  });
  return {
    width,
    height,
    data: { values },
    layer: [
      panelTitle(title),
      {
        mark: { type: "area", stroke: colour.paper, strokeWidth: 0.5 },
        encoding: {
          x: dayAxis(to),
          y: upAxis("from", most / 1000, labels),
          y2: { field: "to" },
          color: byPart(names, range),
        },
      },
    ],
  };
}
