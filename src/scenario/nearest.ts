/** Nearest spelling of a misspelt word, for "did you mean ...?". */

/**
 * Fewest single-letter insertions, deletions, replacements and swaps of neighbours that turn one word into the other
 * (optimal string alignment distance).
 */
export function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const here = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let best = Math.min(above[column] + 1, here[column - 1] + 1, above[column - 1] + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) best = Math.min(best, before[column - 2] + 1);
      here.push(best);
    }
    before = above;
    above = here;
  }
  return above[to.length];
}

/**
 * The accepted word that is spelt most like `word`, capitals aside, or undefined when none is near: at most a third of
 * its letters (one letter always) may differ. Of two equally near the first is taken.
 */
export function nearest(word: string, accepted: Iterable<string>): string | undefined {
  // A word far longer than any name cannot be a slip of the finger; and the distance costs the product of the lengths.
  if (word.length > 80) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of accepted) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance >= least) continue;
    best = candidate;
    least = distance;
  }
  return best;
}
