import type { LaneModule, LanePhase, Linked } from "./module.ts";

/** Bytes between columns, so that one does not push another out of the cache. */
const ALIGN = 64;
const PAGE = 65536;

/**
 * Gives every column of a module an address in a memory of its own, writes the addresses into the bytes and instantiates them.
 * `rowsOf` says how many values a column holds for one lane (rows x width).
 */
export function linkLanes(module: LaneModule, rowsOf: (column: string) => number): Linked {
  const { lanes, pool, relocations } = module;
  let end = ALIGN;
  const take = (bytes: number) => {
    const at = end;
    end = Math.ceil((end + bytes) / ALIGN) * ALIGN;
    return at;
  };
  const poolAt = take(16 * pool.length);
  const places = module.columns.map(({ name, spread, type }) => {
    const count = rowsOf(name) * (spread === "varying" ? lanes : 1);
    return { name, type, count, at: take(count * (type === "i32" ? 4 : 8)) };
  });
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE), maximum: Math.ceil(end / PAGE) });
  new Float64Array(memory.buffer, poolAt, 2 * pool.length).set(pool.flatMap((value) => [value, value]));
  const bytes = new Uint8Array(module.bytes);
  for (const { at, column, addend } of relocations)
    writeAddress(bytes, at, (column < 0 ? poolAt : places[column]!.at) + addend);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  const columns = new Map(
    places.map(({ name, type, count, at }) => [
      name,
      type === "i32" ? new Int32Array(memory.buffer, at, count) : new Float64Array(memory.buffer, at, count),
    ]),
  );
  return { lanes, phases: instance.exports as Record<string, LanePhase>, columns };
}

/** Five bytes of LEB128 over five bytes of LEB128. */
function writeAddress(bytes: Uint8Array, at: number, address: number): void {
  for (let i = 0; i < 5; i++) bytes[at + i] = ((address >>> (7 * i)) & 0x7f) | (i < 4 ? 0x80 : 0);
}
