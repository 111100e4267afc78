/**
 * Threefry2x32 with 20 rounds: a counter turned into two random words under a key, with no state to carry.
 * Source: Salmon et al. (2011), "Parallel random numbers: as easy as 1, 2, 3", doi:10.1145/2063384.2063405; known answers in the test.
 */

const PARITY = 0x1bd11bda;
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;

/** Writes two words into `out` for key (key0, key1) and counter (counter0, counter1); all are unsigned 32-bit. */
export function threefry(key0: number, key1: number, counter0: number, counter1: number, out: Uint32Array): void {
  const schedule0 = key0 | 0;
  const schedule1 = key1 | 0;
  const schedule2 = PARITY ^ schedule0 ^ schedule1;
  let x = (counter0 + schedule0) | 0;
  let y = (counter1 + schedule1) | 0;
  for (let round = 0; round < 20; round++) {
    const rotation = ROTATIONS[round & 7]!;
    x = (x + y) | 0;
    y = ((y << rotation) | (y >>> (32 - rotation))) ^ x;
    if ((round & 3) === 3) {
      const injection = (round >> 2) + 1;
      const turn = injection % 3;
      x = (x + (turn === 0 ? schedule0 : turn === 1 ? schedule1 : schedule2)) | 0;
      y = (y + (turn === 0 ? schedule1 : turn === 1 ? schedule2 : schedule0) + injection) | 0;
    }
  }
  out[0] = x;
  out[1] = y;
}
