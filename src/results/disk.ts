import {
  appendFileSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writevSync,
} from "node:fs";
import { dirname } from "node:path";
import { errorCode, StoreError } from "./errors.ts";

/** The few ways in which a run folder changes. A test puts another one in its place, to fail at any step. */
export interface Disk {
  /** Writes a whole file, piece by piece, and waits until it is on the medium. */
  write(path: string, pieces: Iterable<Uint8Array>): void;
  /** Adds one line to a file. It is not waited for: what is appended tells of things that are on the medium by themselves. */
  append(path: string, text: string): void;
  /** Gives a file that is never written again a second name, or where that cannot be, makes a copy that is on the medium. */
  linkOrCopy(from: string, to: string): void;
  rename(from: string, to: string): void;
  makeFolder(path: string): void;
  /** Removes a file or a folder with all it holds; nothing there is no error. */
  remove(path: string): void;
  /** Waits until the names in a folder are on the medium. */
  syncFolder(path: string): void;
}

/** The disk of this machine. */
export const realDisk: Disk = {
  write: (path, pieces) => writeWith(path, "w", pieces),
  append: (path, text) => appendFileSync(path, text),
  linkOrCopy(from, to) {
    try {
      linkSync(from, to);
    } catch (error) {
      // Another file system, one without links, or a folder of somebody else's.
      if (!["EXDEV", "EPERM", "EACCES", "ENOTSUP", "ENOSYS", "EMLINK", "EOPNOTSUPP"].includes(errorCode(error)))
        throw error;
      copyFileSync(from, to);
      writeWith(to, "r+", []);
    }
  },
  rename: (from, to) => renameSync(from, to),
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  syncFolder(path) {
    // Windows opens no folder: there the rename itself has to do.
    if (process.platform === "win32") return;
    const folder = openSync(path, "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  },
};

/** Puts a file in place whole or not at all: temporary name beside it, fsync, rename, fsync of the folder. */
export function replaceFile(disk: Disk, path: string, pieces: Iterable<Uint8Array>): void {
  const temporary = `${path}.tmp`;
  disk.write(temporary, pieces);
  disk.rename(temporary, path);
  disk.syncFolder(dirname(path));
}

/** `replaceFile` with a text. */
export const replaceText = (disk: Disk, path: string, text: string): void =>
  replaceFile(disk, path, [new TextEncoder().encode(text)]);

/**
 * Does something that writes. A full disk, or a place where nothing may be written, becomes a sentence that says what is
 * safe and what to do.
 */
export function explainDiskErrors<T>(what: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const code = errorCode(error);
    if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code)) {
      const problem = `no space left while writing ${what}; every chunk finished before it is kept`;
      throw new StoreError(`${problem}. Free some space and run again with --resume.`, { cause: error });
    }
    if (["EACCES", "EPERM", "EROFS", "ENOTDIR"].includes(code))
      throw new StoreError(`cannot write ${what} (${code}); give another --out`, { cause: error });
    throw error;
  }
}

function writeWith(path: string, flags: "w" | "r+", pieces: Iterable<Uint8Array>): void {
  const file = openSync(path, flags);
  try {
    let [few, bytes]: [Uint8Array[], number] = [[], 0];
    for (const piece of pieces) {
      few.push(piece);
      bytes += piece.length;
      if (few.length < mostPieces && bytes < mostBytes) continue;
      writeAll(file, few);
      [few, bytes] = [[], 0];
    }
    writeAll(file, few);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Pieces of a file that one call to the system takes; POSIX promises 1,024 on every system in use. */
const mostPieces = 1024;

/** Bytes that are held until they are written: a long table comes in pieces and is never held whole. */
const mostBytes = 8 * 1024 * 1024;

/** Writes pieces one after the other; what a call left over is written by the next. */
function writeAll(file: number, pieces: readonly Uint8Array[]): void {
  let rest = pieces.filter((piece) => piece.length > 0);
  while (rest.length > 0) {
    let written = writevSync(file, rest);
    const whole = rest.findIndex((piece) => {
      if (piece.length > written) return true;
      written -= piece.length;
      return false;
    });
    rest = whole < 0 ? [] : [rest[whole]!.subarray(written), ...rest.slice(whole + 1)];
  }
}
