/** A place in a kernel's source. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** A kernel says something that cannot run in lanes. The message names file, line and what would do. */
export class LaneError extends Error {
  constructor(place: Place, sentence: string) {
    super(`${place.path}:${place.line}: ${sentence}`);
    this.name = "LaneError";
  }
}

/** @throws LaneError always */
export function refuse(place: Place, sentence: string): never {
  throw new LaneError(place, sentence);
}
