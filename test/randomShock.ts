import { defaultForms, formWords } from "../src/scenario/forms.ts";
import type { Forms, Outage, Rating } from "../src/scenario/types.ts";
import type { WorldFiles } from "../src/scenario/worldTypes.ts";
import { dice } from "./dice.ts";
import { randomAnnouncement } from "./randomNews.ts";
import { randomPricePaths } from "./randomPrices.ts";

/** Model forms, each at random; one world in six keeps the default ones. */
export function randomForms(seed: string): Forms {
  const d = dice(`forms of ${seed}`);
  if (d.chance(1 / 6)) return defaultForms;
  return Object.fromEntries(Object.entries(formWords).map(([name, words]) => [name, d.pick(words)])) as never;
}

/** In half of the worlds one to three outages of plants and origins, some of which overlap; whole or partial, most of them mended. */
export function randomOutages(seed: string, files: WorldFiles, days: number): Outage[] {
  const d = dice(`outages of ${seed}`);
  if (d.chance(0.5)) return [];
  const ids = [...files.sites, ...files.origins].map((row) => row.id);
  return Array.from({ length: d.whole(1, 3) }, (_, n) => {
    const startDay = d.whole(0, 30);
    return {
      name: `outage-${n}`,
      sites: [d.pick(ids), ...ids.filter(() => d.chance(0.2))],
      availableShare: d.chance(0.5) ? 0 : d.between(0, 1),
      startDay,
      ...(d.chance(0.7) ? { endDay: startDay + d.whole(1, days) } : {}),
      onsetDays: d.chance(0.5) ? 0 : d.whole(1, 10),
      recoveryDays: d.chance(0.5) ? 0 : d.whole(1, 20),
    };
  });
}

/** In half of the worlds one or two ratings, which may name the same buyers. */
export function randomRatings(seed: string, files: WorldFiles, days: number): Rating[] {
  const d = dice(`ratings of ${seed}`);
  if (d.chance(0.5)) return [];
  return Array.from({ length: d.whole(1, 2) }, (_, n) => {
    const startDay = d.whole(0, 20);
    return {
      name: `rating-${n}`,
      sites: files.sites.flatMap(({ id }) => (d.chance(0.3) ? [id] : [])),
      endUses: files.endUses.flatMap(({ id }) => (d.chance(0.4) ? [id] : [])),
      startDay,
      ...(d.chance(0.5) ? { endDay: startDay + d.whole(1, days) } : {}),
    };
  });
}

/** Forms, outages, ratings, prices from outside and the announcement of one random world. */
export const randomShock = (seed: string, files: WorldFiles, days: number) => ({
  forms: randomForms(seed),
  outages: randomOutages(seed, files, days),
  rated: randomRatings(seed, files, days),
  prices: randomPricePaths(seed, files, days),
  ...randomAnnouncement(seed),
});

/** Margins for most lines of most worlds, from a few values so that some are equal; bids of final demand. */
export function withMargins(seed: string, files: WorldFiles): WorldFiles {
  const d = dice(`margins of ${seed}`);
  if (d.chance(0.3)) return files;
  return {
    ...files,
    sites: files.sites.map((row) => ({ ...row, marginShare: d.pick([null, -0.1, 0.05, 0.1, 0.25, 0.6]) })),
    endUses: files.endUses.map((row) => ({ ...row, bidShare: d.between(0, 0.5) })),
  };
}
