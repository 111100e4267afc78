/** Uniform numbers in (0, 1), the same on every run: the minimal standard generator of Park and Miller (1988). */
export function uniforms(seed: number): () => number {
  let state = seed % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
