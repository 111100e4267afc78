import beta from "@stdlib/stats-base-dists-beta-quantile";

/** Inverse of the beta distribution; apart from the others, for with gamma's it is 150 files to load. */
export const betaQuantile = (u: number, a: number, b: number): number => beta(u, a, b);
