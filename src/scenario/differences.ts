import type { Scenario } from "./types.ts";

/** One way in which two scenarios differ, as it can be switched by itself. */
export interface Difference {
  readonly name: string;
  /** What it is: a premise's sentence, or what stands in the files. */
  readonly meaning: string;
  /** The scenario with this one thing as in the other file. */
  readonly apply: (scenario: Scenario) => Scenario;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * What leads from one scenario to another on the same world: premises, controls, feeds, outages, ratings, prices, overridden factors, model forms, days off and the
 * day of the announcement. With all of them applied the first asks what the second asks, seed, replications and report aside.
 */
export function differencesOf(from: Scenario, to: Scenario): Difference[] {
  const premises = between(from.premises, to.premises, (list) => ({ premises: list }), "premises");
  const controls = between(from.controls, to.controls, (list) => ({ controls: list }), "controls");
  const feeds = between(from.feeds, to.feeds, (list) => ({ feeds: list }), "feeds");
  const outages = between(from.outages, to.outages, (list) => ({ outages: list }), "outages");
  const rated = between(from.rated, to.rated, (list) => ({ rated: list }), "rated");
  const prices = between(from.prices, to.prices, (list) => ({ prices: list }), "prices");
  const calendar: Difference = {
    name: "calendar",
    meaning: "the days off become those of the other file",
    apply: (scenario) => ({ ...scenario, daysOff: to.daysOff, weekends: to.weekends }),
  };
  const rested = same([from.daysOff, from.weekends], [to.daysOff, to.weekends]) ? [] : [calendar];
  const forms = (Object.keys(to.forms) as (keyof Scenario["forms"])[])
    .filter((form) => from.forms[form] !== to.forms[form])
    .map(
      (form): Difference => ({
        name: `form-${form}`,
        meaning: `${form}: ${from.forms[form]} becomes ${to.forms[form]}`,
        apply: (scenario) => ({ ...scenario, forms: { ...scenario.forms, [form]: to.forms[form] } }),
      }),
    );
  const dates: Difference = {
    name: "announcement",
    meaning: `announced ${from.announced} for ${from.effective}; becomes ${to.announced} for ${to.effective}`,
    apply: (scenario) => ({ ...scenario, announced: to.announced, effective: to.effective }),
  };
  const dated = same([from.announced, from.effective], [to.announced, to.effective]) ? [] : [dates];
  const outside = [...premises, ...controls, ...feeds, ...outages, ...rated, ...prices];
  return [...outside, ...factorDifferences(from, to), ...forms, ...dated, ...rested];
}

/** One difference a factor whose override differs. */
function factorDifferences(from: Scenario, to: Scenario): Difference[] {
  const names = [...new Set([...Object.keys(from.factors), ...Object.keys(to.factors)])];
  return names
    .filter((name) => !same(from.factors[name], to.factors[name]))
    .map((name) => ({
      name,
      meaning: `the belief about ${name}`,
      apply: (scenario) => {
        const { [name]: _, ...others } = scenario.factors;
        const override = to.factors[name];
        return { ...scenario, factors: override === undefined ? others : { ...others, [name]: override } };
      },
    }));
}

/** What one entry of each list is called. */
const NOUNS = {
  premises: "premise",
  controls: "control",
  feeds: "feed",
  outages: "outage",
  rated: "rating",
  prices: "price path",
} as const;

/** One difference an entry of a list that the other file lacks, adds or words otherwise. */
function between<Item extends { readonly name: string; readonly premise?: string }>(
  from: readonly Item[],
  to: readonly Item[],
  part: (list: readonly Item[]) => Partial<Scenario>,
  key: keyof typeof NOUNS,
): Difference[] {
  const names = [...new Set([...from, ...to].map(({ name }) => name))];
  return names.flatMap((name): Difference[] => {
    const before = from.find((item) => item.name === name);
    const after = to.find((item) => item.name === name);
    if (same(before, after)) return [];
    const verb = after === undefined ? "taken away" : before === undefined ? "added" : "changed";
    const apply = (scenario: Scenario): Scenario => {
      const list = scenario[key] as unknown as readonly Item[];
      const kept = list.flatMap((item) => (item.name !== name ? [item] : after === undefined ? [] : [after]));
      return { ...scenario, ...part(before === undefined && after !== undefined ? [...kept, after] : kept) };
    };
    const words = (after ?? before)?.premise;
    return [{ name, meaning: words === undefined ? `${NOUNS[key]} ${verb}` : `premise ${verb}: ${words}`, apply }];
  });
}

/** The differences of one kind as one, for a bridge of too many. */
export const together = (name: string, list: readonly Difference[]): Difference => ({
  name,
  meaning: list.map((one) => one.name).join(", "),
  apply: (scenario) => list.reduce((changed, one) => one.apply(changed), scenario),
});
