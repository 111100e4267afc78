import type { LaneModule } from "../engine/lanes/module.ts";

/** A module as text for a file: bytes and constants in base64, because JSON knows no NaN, no infinities and no -0. */
export function encodeModule({ lanes, columns, pool, bytes, relocations }: LaneModule): string {
  return JSON.stringify({
    lanes,
    columns,
    pool: Buffer.from(new Float64Array(pool).buffer).toString("base64"),
    bytes: Buffer.from(bytes).toString("base64"),
    relocations: relocations.flatMap(({ at, column, addend }) => [at, column, addend]),
  });
}
