/** A run folder cannot be written, read or resumed: the sentence says what is wrong and what to do about it. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

/** Code of a system error (ENOSPC, EEXIST ...); empty for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
