/** What no number of the model holds, for readers of a report. Kept beside "The model in a page" of the README, which says the same. */
export const leftOut: readonly string[] = [
  "Plants that open, close or ramp during the run: capacity is what stands on the first day.",
  "What government does: no aid, no stockpile, no waiver and no retaliation, unless the scenario names it.",
  "What households spend less, and the jobs that hang on it.",
  "Who really buys from whom, where nobody publishes it: those shares are judged and fitted.",
  "Plants' own stocks: no plant's stock is known, covers are believed from the outside.",
];
