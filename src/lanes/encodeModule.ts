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

/** Reads back what `encodeModule` wrote. */
export function decodeModule(text: string): LaneModule {
  const { lanes, columns, pool, bytes, relocations } = JSON.parse(text);
  return {
    lanes,
    columns,
    pool: Array.from(new Float64Array(new Uint8Array(Buffer.from(pool, "base64")).buffer)),
    bytes: new Uint8Array(Buffer.from(bytes, "base64")),
    relocations: Array.from({ length: relocations.length / 3 }, (_, i) => ({
      at: relocations[3 * i],
      column: relocations[3 * i + 1],
      addend: relocations[3 * i + 2],
    })),
  };
}
