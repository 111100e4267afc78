import { createHash, type Hash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";

/** SHA-256 of bytes or of UTF-8 text, in hexadecimal. */
export function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Size and SHA-256 of a file, which is never held whole. */
export function hashFile(path: string): { bytes: number; sha256: string } {
  const hash = createHash("sha256");
  const file = openSync(path, "r");
  try {
    const buffer = new Uint8Array(1 << 20);
    let bytes = 0;
    for (let read = 1; read > 0; bytes += read) {
      read = readSync(file, buffer);
      hash.update(buffer.subarray(0, read));
    }
    return { bytes, sha256: hash.digest("hex") };
  } finally {
    closeSync(file);
  }
}

/** Size and SHA-256 of a file that is about to be written. */
export function hashPieces(pieces: Iterable<Uint8Array>): { bytes: number; sha256: string } {
  const hash = createHash("sha256");
  let bytes = 0;
  for (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Pieces of a file as they come, each put into the hash on its way. */
export function* hashed(pieces: Iterable<Uint8Array>, hash: Hash): Generator<Uint8Array> {
  for (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}

/** JSON with the keys of every object in order, so that equal data are equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
