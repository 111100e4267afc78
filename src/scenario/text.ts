import { type Place, ScenarioError, show } from "./errors.ts";

/** Scenario and world.yaml files are written by hand: a mebibyte is hundreds of times what one needs. */
export const yamlBytesCap = 1024 * 1024;

/** Tables of a large world: a site a line. */
export const tableBytesCap = 64 * 1024 * 1024;

/**
 * The text of a user's file, refused before anything is parsed when it is too large, not UTF-8 or binary.
 * @throws ScenarioError
 */
export function decode(file: string, content: Uint8Array | string, bytesCap: number): string {
  const length = typeof content === "string" ? content.length : content.byteLength;
  if (length > bytesCap) {
    throw new ScenarioError(
      { file },
      {
        value: length,
        problem: `the file is ${mebibytes(length)} MiB long`,
        remedy: `give a file of at most ${mebibytes(bytesCap)} MiB`,
      },
    );
  }
  const text = (typeof content === "string" ? content : utf8(file, content)).replace(/^\uFEFF/, "");
  const control = /[^\P{Cc}\t\n\r\u0085]/u.exec(text);
  if (control) throw notText(lineOf(file, text, control.index), `${show(code(control[0]))} stands in it`);
  return text;
}

function utf8(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw notText({ file }, "its bytes are not UTF-8");
  }
}

function notText(place: Place, why: string): ScenarioError {
  return new ScenarioError(place, { problem: `the file is not text: ${why}`, remedy: "give a text file in UTF-8" });
}

function code(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`;
}

function lineOf(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { file, line: before.length, column: before[before.length - 1].length + 1 };
}

function mebibytes(bytes: number): string {
  const size = bytes / (1024 * 1024);
  return Number.isInteger(size) ? String(size) : size.toFixed(1);
}

/** Why a file could not be had, in one word where the system has one: full messages may hold paths of the machine. */
export function reason(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    const words: Record<string, string> = { ENOENT: "no such file", EISDIR: "it is a folder", EACCES: "not allowed" };
    return words[error.code] ?? error.code;
  }
  return error instanceof Error ? error.message.split("\n")[0] : "unknown reason";
}
