/** Designs of any problem: see `problemOf` for a first example. */
export * from "./design.ts";
export { type DesignRequest, latinHypercubeDesign, randomDesign, sobolDesign } from "./fill.ts";
export { type MorrisDesign, type MorrisRequest, morrisDesign } from "./morris.ts";
export { type OuterInnerDesign, outerInnerDesign } from "./outerInner.ts";
export { type Problem, problemOf } from "./problem.ts";
export { type Player, playersOf, type SaltelliDesign, type SaltelliRequest, saltelliDesign } from "./saltelli.ts";
