import { defineKind, dollars, judged, share, triangular } from "./kind.ts";

/** People of plants with other lines work there. */
export const redeployment = defineKind({
  meaning: "Help to move people to hybrid, combustion and other lines of their plant",
  actor: "government",
  does:
    "At plants that have such lines, more people can work on them, and sooner. Whether those lines sell more is not asked beyond the " +
    "plant's own share, and their inputs are not followed.",
  terms: {
    start: { none: "the help stands ready on the day of the cut" },
    end: { none: "who was trained stays so" },
    eligible: true,
    delay: { none: "each plant has days of its own until people are moved, of which soonerShare saves a part" },
    capacity: { unit: "people", meaning: "most people beyond those whom plants move by themselves" },
    takeUp: "moreShare",
  },
  names: {},
  parameters: {
    moreShare: share(
      "Part of those who cannot be moved otherwise that can be moved with it",
      triangular(0.05, 0.15, 0.3),
      judged("training and changed shifts; demand for other models bounds it"),
    ),
    soonerShare: share(
      "Part of the days until they are moved that it saves",
      triangular(0.1, 0.3, 0.5),
      judged("parts and takt have to be changed"),
    ),
    usdPerPerson: dollars(
      "Training and lost time, a person",
      "USD/person",
      triangular(2000, 6000, 15000),
      judged("some weeks of pay and a trainer"),
    ),
  },
  costs: [
    {
      meaning: "training, for everybody who could be moved beyond",
      per: "people",
      parameter: "usdPerPerson",
      when: "response",
      payer: "public",
      socialShare: 1,
    },
  ],
});
