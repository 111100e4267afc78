import fc from "fast-check";

/**
 * Properties are tried on the same random cases every time, so that what passes here passes there; PROPERTY_SEED=<integer>
 * looks elsewhere, and a failure prints the seed that finds it again.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20261125) });
