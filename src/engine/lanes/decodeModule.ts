import type { LaneModule } from "./module.ts";

/** Reads a module back from the text that the compiler leaves (`day.json`); in Node and in a browser. */
export function decodeModule(text: string): LaneModule {
  const { lanes, columns, pool, bytes, relocations } = JSON.parse(text);
  return {
    lanes,
    columns,
    pool: Array.from(new Float64Array(fromBase64(pool).buffer)),
    bytes: fromBase64(bytes),
    relocations: Array.from({ length: relocations.length / 3 }, (_, i) => ({
      at: relocations[3 * i],
      column: relocations[3 * i + 1],
      addend: relocations[3 * i + 2],
    })),
  };
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
