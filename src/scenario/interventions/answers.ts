import { days, judged, share, triangular } from "./kind.ts";

/** What kinds of the exporter's answer have in common: nobody can refuse it, it takes time, and nobody here decides how often it comes. */
export const answerShare = (what: string) =>
  share(
    `Chance that it ${what}`,
    triangular(0.1, 0.3, 0.6),
    judged("in 2023-25 most steps of one side were answered by the other, many with other goods"),
  );

export const answerDelay = days(
  "Days until it does",
  triangular(20, 60, 180),
  judged("weeks to months between moves in 2025"),
);

export const stillAdmitted = share(
  "Share of the rest flow that it lets pass all the same",
  { dist: "point", value: 0 },
  judged("a cut; a share of it is what is asked about"),
);

export const stopsGoods = { none: "the exporter stops goods and not single buyers" } as const;
export const noSay = { none: "nobody here has a say in it" } as const;

export const foreseen =
  "Plants that anticipate judge by all that is cut in the run, so they prepare for it before it comes: the loss errs to the low side.";
