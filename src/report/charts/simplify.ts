import type { Topology } from "topojson-specification";

type Point = readonly [x: number, y: number];

/**
 * A topology at another scale whose arcs keep only the points that matter: a point goes when the line without it stays within
 * `tolerance` px of it. Arcs are shared by neighbours, so no gaps open between them.
 * Source: Douglas & Peucker (1973), doi:10.3138/FM57-6770-U75U-7727.
 */
export function simplified(topology: Topology, scale: number, tolerance: number): Topology {
  const { scale: step, translate: start } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    const points = arc.map(([dx, dy]): Point => {
      [x, y] = topology.transform === undefined ? [dx!, dy!] : [x + dx!, y + dy!];
      return [(x * step[0] + start[0]) * scale, (y * step[1] + start[1]) * scale];
    });
    return keep(points, tolerance).map(([px, py]) => [Math.round(px * 10) / 10, Math.round(py * 10) / 10]);
  });
  const { transform: _, ...rest } = topology;
  return { ...rest, arcs };
}

function keep(points: readonly Point[], tolerance: number): Point[] {
  const kept = new Set([0, points.length - 1]);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, to] = span;
    let [far, most] = [-1, tolerance];
    for (let i = from + 1; i < to; i++) {
      const distance = distanceTo(points[i]!, points[from]!, points[to]!);
      if (distance > most) [far, most] = [i, distance];
    }
    if (far === -1) continue;
    kept.add(far);
    open.push([from, far], [far, to]);
  }
  return points.filter((_, i) => kept.has(i));
}

/** From a point to the line between two others; to the first of them where both are one, as in an island's ring. */
function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.sqrt(dx * dx + dy * dy);
  if (length === 0) return Math.sqrt((x - ax) * (x - ax) + (y - ay) * (y - ay));
  return Math.abs(dx * (ay - y) - (ax - x) * dy) / length;
}

/** Area and centroid of a ring, by the shoelace formula. */
export function centroid(ring: readonly number[][]) {
  let [twice, x, y] = [0, 0, 0];
  for (let i = 1; i < ring.length; i++) {
    const [[x0, y0], [x1, y1]] = [ring[i - 1] as [number, number], ring[i] as [number, number]];
    const cross = x0 * y1 - x1 * y0;
    twice += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  return { area: Math.abs(twice / 2), x: x / (3 * twice), y: y / (3 * twice) };
}
