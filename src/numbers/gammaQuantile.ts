import gamma from "@stdlib/stats-base-dists-gamma-quantile";

/** Gamma with unit scale; normalised within a group such draws are a Dirichlet draw with these shapes. */
export const gammaQuantile = (u: number, shape: number): number => gamma(u, shape, 1);
