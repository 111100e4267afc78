import type { Disk } from "../../src/results/disk.ts";
import { realDisk } from "../../src/results/disk.ts";

/** The process dies here: nothing after it runs, and no handler may tidy up. */
export class Killed extends Error {}

export type Fault = "before" | "torn" | "after";

/**
 * A disk that fails at its n-th step from now (counted from 1): before the step, in the middle of it (half the bytes of
 * a file, half the text of a line, half the files of a removed folder), or right after it. Every later step fails too.
 */
export function faultyDisk(
  failingStep: number,
  fault: Fault,
  error: () => Error = () => new Killed(),
): Disk & { steps: number } {
  const disk = { steps: 0 } as Disk & { steps: number };
  const step = (whole: () => void, half: () => void) => {
    disk.steps++;
    if (disk.steps > failingStep) throw error();
    if (disk.steps < failingStep) return whole();
    if (fault === "torn") half();
    if (fault === "after") whole();
    throw error();
  };
  const nothing = () => {};
  disk.write = (path, pieces) =>
    step(
      () => realDisk.write(path, pieces),
      () => {
        const bytes = Buffer.concat([...pieces]);
        realDisk.write(path, [bytes.subarray(0, bytes.length >> 1)]);
      },
    );
  disk.append = (path, text) =>
    step(
      () => realDisk.append(path, text),
      () => realDisk.append(path, text.slice(0, text.length >> 1)),
    );
  disk.linkOrCopy = (from, to) => step(() => realDisk.linkOrCopy(from, to), nothing);
  disk.rename = (from, to) => step(() => realDisk.rename(from, to), nothing);
  disk.makeFolder = (path) => step(() => realDisk.makeFolder(path), nothing);
  disk.remove = (path) => step(() => realDisk.remove(path), nothing);
  disk.syncFolder = (path) => step(() => realDisk.syncFolder(path), nothing);
  return disk;
}

/** As long as it does not fail, a disk that counts its steps. */
export const countingDisk = () => faultyDisk(Number.POSITIVE_INFINITY, "before");
