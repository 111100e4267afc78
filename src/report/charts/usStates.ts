import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { FeatureCollection } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { centroid, simplified } from "./simplify.ts";

/**
 * FIPS codes of states by postal code. They are text: as numbers "04" would become 4 and Arizona would silently be gone.
 * Source: ANSI INCITS 38 (FIPS 5-2).
 */
export const fipsOf: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "AL 01 AK 02 AZ 04 AR 05 CA 06 CO 08 CT 09 DE 10 DC 11 FL 12 GA 13 HI 15 ID 16 IL 17 IN 18 IA 19 KS 20 KY 21 LA 22 ME 23 MD 24 MA 25 " +
    "MI 26 MN 27 MS 28 MO 29 MT 30 NE 31 NV 32 NH 33 NJ 34 NM 35 NY 36 NC 37 ND 38 OH 39 OK 40 OR 41 PA 42 RI 44 SC 45 SD 46 TN 47 TX 48 " +
    "UT 49 VT 50 VA 51 WA 53 WV 54 WI 55 WY 56"
  )
    .match(/[A-Z]{2} \d{2}/g)!
    .map((pair) => pair.split(" ") as [string, string]),
);

/** Size of the drawing in the atlas: Albers' equal-area projection, Alaska and Hawaii inset. */
export const [ATLAS_WIDTH, ATLAS_HEIGHT] = [975, 610];

type States = GeometryCollection<{ name: string }>;

let read: Topology | null = null;

function atlas(): Topology {
  const path = createRequire(import.meta.url).resolve("us-atlas/states-albers-10m.json");
  read ??= JSON.parse(readFileSync(path, "utf8")) as Topology;
  return read;
}

/** The name of a state by its postal code. */
export const stateName = (code: string): string =>
  (atlas().objects.states as States).geometries.flatMap(({ id, properties }) =>
    String(id) === fipsOf[code] && properties !== undefined && "name" in properties ? [properties.name] : [],
  )[0] ?? code;

/** Outlines of the states, each named by its postal code, for a map of so many px: nothing finer than half a px is drawn. */
export function statesFor(width: number): FeatureCollection {
  const topology = simplified(atlas(), width / ATLAS_WIDTH, 0.5);
  const postal = new Map(Object.entries(fipsOf).map(([code, fips]) => [fips, code]));
  return {
    type: "FeatureCollection",
    features: feature(topology, topology.objects.states as States).features.flatMap((shape) => {
      const code = postal.get(String(shape.id));
      if (code === undefined || (shape.geometry.type !== "Polygon" && shape.geometry.type !== "MultiPolygon"))
        return [];
      const polygons = shape.geometry.type === "Polygon" ? [shape.geometry.coordinates] : shape.geometry.coordinates;
      // An island of less than a px is not drawn.
      const coordinates = polygons.filter(([outer]) => outer !== undefined && centroid(outer).area >= 1);
      return [
        { type: "Feature" as const, properties: { code }, geometry: { type: "MultiPolygon" as const, coordinates } },
      ];
    }),
  };
}
