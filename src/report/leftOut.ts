/** What no number of the model holds, for readers of a report; the READMEs of the project and of engine/ say the same at length. */
export const leftOut: readonly string[] = [
  "Plants that are decided on after the cut: only what makers have under way opens, where the world lists it. What could be built by 2036 is computed apart.",
  "What government does, but for interventions that the scenario names; and what other countries do in return.",
  "The rest of the economy: nobody outside the chain gains what its plants lose, and wages do not move. Local jobs that hang on what households spend are counted apart and are not among the people out of work.",
  "Who really buys from whom, where nobody publishes it: those shares are judged and fitted.",
  "Plants' own stocks: no plant's stock is known, covers are believed from the outside.",
];
