import { ScenarioError } from "./errors.ts";
import { decode, reason, tableBytesCap } from "./text.ts";

/** Reads a file of the world's folder by its name; undefined, or an error whose code is ENOENT, when there is none. */
export type ReadWorldFile = (name: string) => Uint8Array | string | undefined;

/** The texts of a world folder, each read once, in the order in which they were asked for. */
export interface WorldText {
  /** Path of a file for errors. */
  readonly path: (name: string) => string;
  /** The text of a file. @throws ScenarioError when it is not there or no text */
  readonly need: (name: string) => string;
  /** The text of a file, or undefined when it is not there. @throws ScenarioError when it cannot be read otherwise */
  readonly perhaps: (name: string) => string | undefined;
  /** All texts so far, each under its name: what a hash of the world is taken over. */
  readonly together: () => string;
}

export function worldText(read: ReadWorldFile, folder: string): WorldText {
  const parts: string[] = [];
  const path = (name: string) => `${folder.replace(/\/+$/, "")}/${name}`;
  const perhaps = (name: string) => {
    const content = attempt(read, name, path(name));
    if (content === undefined) return undefined;
    const text = decode(path(name), content, tableBytesCap);
    parts.push(`=== ${name}\n${text}\n`);
    return text;
  };
  const need = (name: string) => {
    const text = perhaps(name);
    if (text !== undefined) return text;
    const fault = { problem: "there is no such file", remedy: "give the folder of a world that has it" };
    throw new ScenarioError({ file: path(name) }, fault);
  };
  return { path, need, perhaps, together: () => parts.join("") };
}

/**
 * Reads a world back from its texts together, as `readWorldFiles` wants it read. A table may hold a line that looks like the head of a
 * file: whoever reads back compares what `readWorldFiles` made of it with the text.
 */
export function readTogether(text: string): ReadWorldFile {
  const parts = text.split(/^=== (\S+)\n/m);
  const files = new Map<string, string>();
  // parts[0] stands before the first head; then names and texts in turn, each text with the line's end that closes it.
  for (let i = 1; i < parts.length; i += 2) files.set(parts[i]!, parts[i + 1]!.slice(0, -1));
  return (name) => files.get(name);
}

function attempt(read: ReadWorldFile, name: string, file: string): Uint8Array | string | undefined {
  try {
    return read(name);
  } catch (error) {
    if (error instanceof ScenarioError) throw error;
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return undefined;
    throw new ScenarioError({ file }, { problem: `it cannot be read (${reason(error)})`, remedy: "make it readable" });
  }
}
