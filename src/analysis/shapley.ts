/**
 * Shapley values of a game whose value is known for every set of players: what each player adds, averaged over all orders in which
 * they can join.
 *
 *   share[i] = sum over sets S without i of |S|! (n - |S| - 1)! / n! x (value[S + i] - value[S])
 *
 * The shares sum to value[all] - value[none]; with whole-number values this is exact up to the division at the end.
 * Source: Shapley (1953), A value for n-person games.
 * @param value value of each set, a bit a player; its length is a power of two
 */
export function shapley(value: ArrayLike<number>): number[] {
  const players = Math.log2(value.length);
  if (!Number.isInteger(players)) throw new RangeError(`${value.length} values are not one for each set of players`);
  const factorial = [1];
  for (let n = 1; n <= players; n++) factorial.push(factorial[n - 1]! * n);
  return Array.from({ length: players }, (_, player) => {
    let sum = 0;
    for (let set = 0; set < value.length; set++) {
      if ((set >> player) & 1) continue;
      const inside = bitsIn(set);
      sum += factorial[inside]! * factorial[players - inside - 1]! * (value[set | (1 << player)]! - value[set]!);
    }
    return sum / factorial[players]!;
  });
}

function bitsIn(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
