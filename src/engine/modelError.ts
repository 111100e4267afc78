/** Our fault: an identity that must hold on any day does not. Carries what one command needs to reproduce it. */
export class ModelError extends Error {
  readonly identity: string;
  readonly day: number;
  readonly where: string;
  readonly found: number;
  readonly expected: number;

  constructor(identity: string, where: string, day: number, found: number, expected: number) {
    super(`${identity} does not hold at ${where} on day ${day}: ${found} instead of ${expected}`);
    this.name = "ModelError";
    this.identity = identity;
    this.where = where;
    this.day = day;
    this.found = found;
    this.expected = expected;
  }
}
