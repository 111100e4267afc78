/** A job cannot be written, submitted, run or merged: the sentence says what is wrong and what to do about it. */
export class ClusterError extends Error {
  override readonly name = "ClusterError";
}
