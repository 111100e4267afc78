import { textWidth } from "./font.ts";

/** A dot with a name that wants a place beside it, in px of the drawing. */
export interface Labelled {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Where a name goes: px from the dot and which end of the text lies there. */
export interface Placed {
  readonly dx: number;
  readonly dy: number;
  readonly align: "left" | "right" | "center";
}

const [SIZE, DOT] = [12, 7];

/** A part of the drawing that is taken. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const around = (x: number, y: number, w: number, h: number): Box => ({
  left: x - w,
  right: x + w,
  top: y - h,
  bottom: y + h,
});
const clear = (a: Box, b: Box): boolean =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

/**
 * Finds a place beside its dot for each name, the first ones first: none covers another, a dot, or the frame's edge. A name that has no
 * place gets null; its numbers stand in the table.
 * @param lines boxes that a name had better not lie on
 */
export function placeLabels(
  dots: readonly Labelled[],
  width: number,
  height: number,
  lines: readonly Box[] = [],
): (Placed | null)[] {
  const taken: Box[] = dots.map(({ x, y }) => around(x, y, DOT - 2, DOT - 2));
  return dots.map(({ name, x, y }) => {
    const half = textWidth(name, SIZE) / 2;
    const places: readonly Placed[] = [
      { dx: DOT + 2, dy: 0, align: "left" },
      { dx: -DOT - 2, dy: 0, align: "right" },
      { dx: 0, dy: -DOT - 7, align: "center" },
      { dx: 0, dy: DOT + 8, align: "center" },
      { dx: DOT, dy: -DOT - 4, align: "left" },
      { dx: DOT, dy: DOT + 6, align: "left" },
      { dx: -DOT, dy: -DOT - 4, align: "right" },
      { dx: -DOT, dy: DOT + 6, align: "right" },
    ];
    // Better clear of lines; else on one of them.
    for (const [place, avoided] of [
      ...places.map((place) => [place, lines] as const),
      ...places.map((place) => [place, []] as const),
    ]) {
      const middle = x + place.dx + (place.align === "left" ? half : place.align === "right" ? -half : 0);
      const box = around(middle, y + place.dy, half + 2, SIZE * 0.62);
      if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height) continue;
      if (![...taken, ...avoided].every((other) => clear(other, box))) continue;
      taken.push(box);
      return place;
    }
    return null;
  });
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A line as boxes of a few px, end to end. */
export function along(from: Spot, to: Spot): Box[] {
  const steps = Math.max(1, Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) / 4));
  return Array.from({ length: steps + 1 }, (_, i) =>
    around(from.x + ((to.x - from.x) * i) / steps, from.y + ((to.y - from.y) * i) / steps, 2, 2),
  );
}
