/** The factors that are asked about cannot be. */
export class FactorChoiceError extends Error {
  override readonly name = "FactorChoiceError";
}
