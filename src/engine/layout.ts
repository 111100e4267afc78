import type { Cause } from "../levers/causes.ts";
import { pricedProducts } from "../scenario/pricedProducts.ts";
import type { Economy } from "../world/economy.ts";
import { householdSeries } from "./households/series.ts";
import { type Layout, type Series, siteSeries } from "./series.ts";

/** Measures of people that are kept in total and by stage. */
const BY_STAGE = ["outOfWork", "furloughed", "separated"] as const;

/**
 * Series and sums that a run of an economy records, in the order of its columns; by root cause where `causes` are given.
 *
 * @param strikes whether an outage of the run is a strike: then people on strike are recorded, in total, by stage and by region
 */
export function layoutOf(
  economy: Economy,
  days: number,
  reportDays: readonly number[],
  causes: readonly Cause[] = [],
  strikes = false,
): Layout {
  const { files } = economy;
  const people = (name: string, meaning: string): Series => ({ name, kind: "people", unit: "people", meaning });
  const sites = (name: string, meaning: string): Series => ({ name, kind: "people", unit: "sites", meaning });
  const real = (name: string, unit: string, meaning: string): Series => ({ name, kind: "real", unit, meaning });
  const peopled = stagesWithPeople(economy);
  const slots = [...new Set(files.slots.filter((slot) => slot.criticality === "critical").map((slot) => slot.slot))];
  const series: Series[] = [
    people("outOfWork", "Furloughed, or separated and not re-employed, at the day's end"),
    people("outOfWorkDirect", "Out of work among the chain's own sites"),
    people("outOfWorkSuppliers", "Out of work among the sites' suppliers, named and generated"),
    people("positionsLost", "Positions at rest less filled positions"),
    people("furloughed", "On temporary layoff with recall rights"),
    people("separated", "Let go and not re-employed"),
    people("placed", "Let go and working elsewhere"),
    people("noticed", "Under notice: paid, off the line"),
    people("shortHours", "On the line with less than a day's work"),
    people("workShared", "Of those on short hours: kept there by a public scheme or a subsidy"),
    people("rotated", "Back from a turn at home since day 0, another gone in their place"),
    ...BY_STAGE.flatMap((measure) =>
      peopled.map((stage) => people(`${measure}.stage.${stage}`, `${measure} in stage ${stage}`)),
    ),
    ...peopled.map((stage) =>
      sites(`stopped.stage.${stage}`, `Lines of stage ${stage} that make less than 5 % of rest`),
    ),
    ...peopled.map((stage) =>
      sites(
        `everStopped.stage.${stage}`,
        `Lines of stage ${stage} that have stopped since day 0, running again or not`,
      ),
    ),
    ...switchedSlots(economy).flatMap((slot) => [
      sites(`qualifying.slot.${slot}`, `Sites that are proving others for their ${slot} and have none yet`),
      sites(`qualified.slot.${slot}`, `Sites that have proven others for their ${slot}, of which nothing ships today`),
      sites(`supplied.slot.${slot}`, `Sites for whose ${slot} a supplier ships today who was none at rest`),
    ]),
    ...files.regions
      .filter((region) => region.counted)
      .map((region) => people(`outOfWork.region.${region.id}`, `Out of work in ${region.name}`)),
    ...causes.map(({ name, meaning }) =>
      people(`outOfWork.cause.${name}`, `Out of work, the root cause being ${meaning}`),
    ),
    ...(strikes
      ? [
          people("onStrike", "On strike: neither at work nor out of work"),
          ...peopled.map((stage) => people(`onStrike.stage.${stage}`, `On strike in stage ${stage}`)),
          ...files.regions
            .filter((region) => region.counted)
            .map((region) => people(`onStrike.region.${region.id}`, `On strike in ${region.name}`)),
        ]
      : []),
    ...peopled.map((stage) =>
      real(
        `output.stage.${stage}`,
        "share of rest",
        `Output of stage ${stage} over rest, weighted by headcount at rest`,
      ),
    ),
    ...slots.map((slot) =>
      real(`cover.slot.${slot}`, "day", `Stock for slot ${slot} in counted sites, in days of rest use`),
    ),
    ...producedProducts(economy).map((id) => {
      const product = files.products.find((row) => row.id === id)!;
      return real(
        `lost.product.${id}`,
        product.unit,
        `${product.name} not made in counted sites since day 0, against rest`,
      );
    }),
    ...materials(economy).flatMap((id) => {
      const { name, unit } = files.products.find((row) => row.id === id)!;
      return [
        real(`used.product.${id}`, `${unit}/day`, `${name} used in counted sites`),
        real(`beyondRest.product.${id}`, unit, `${name} used in counted sites since day 0, beyond rest`),
      ];
    }),
    ...files.endUses
      .filter((use) => use.counted)
      .map((use) => real(`unmade.endUse.${use.id}`, use.unit, `${use.name}: not delivered since day 0, against rest`)),
    ...pricedProducts(files).map((id) => {
      const { name } = files.products.find((row) => row.id === id)!;
      return real(`price.product.${id}`, "ratio to rest", `${name}: spot price where counted buyers buy, over rest`);
    }),
    real("outputLost", "people", "People at rest whose output is missing that day: headcount x (1 - output over rest)"),
    ...householdSeries(economy),
  ];
  return {
    days,
    series,
    factors: files.factors.map((factor) => factor.name),
    sites: {
      siteIds: economy.rows.nodes.flatMap((node, row) => (economy.world.countedSite[row] === 1 ? [node.id] : [])),
      days: reportDays.filter((day) => day < days),
    },
    ...(causes.length > 0 ? { causes: causes.map(({ code, name }) => ({ code, name })) } : {}),
  };
}

/**
 * The same, and people out of work of every counted site as a series of its own, `outOfWork.site.<id>`; sums by site on every day too.
 * It is asked for apart: it is most of what a run then writes.
 */
export function withSiteDays(layout: Layout, economy: Economy): Layout {
  const named = new Map(
    economy.rows.nodes.map((node) => [node.id, node.kind === "supplier" ? node.firm.name : node.row.name]),
  );
  const ofSites = layout.sites.siteIds.map(
    (id): Series => ({
      name: siteSeries(id),
      kind: "people",
      unit: "people",
      meaning: `Out of work at ${named.get(id)}`,
    }),
  );
  const kinds = (kind: Series["kind"]) => layout.series.filter((series) => series.kind === kind);
  const series = [...kinds("people"), ...ofSites, ...kinds("real")];
  return { ...layout, series, sites: { ...layout.sites, daily: true } };
}

/** Whether a series is of people or lines and tells of its own day alone: to know it on one day, no other day need be known. */
export const tellsOfItsDay = ({ series }: Pick<Layout, "series">, name: string): boolean =>
  !name.startsWith("everStopped.") && series.some((one) => one.name === name && one.kind === "people");

/**
 * These series alone, on all days, for runs of which nothing else is asked: the same numbers, and no household is accounted for. The whole
 * layout where a series of households is among them.
 */
export function recordingOnly(layout: Layout, economy: Economy, names: readonly string[]): Layout {
  if (householdSeries(economy).some(({ name }) => names.includes(name))) return layout;
  const series = layout.series.filter(({ name }) => names.includes(name));
  return { ...layout, series, looked: { days: "all", of: layout.series } };
}

/**
 * Some series of people on some days, for runs of which nothing else is asked: no books are kept on the other days, whose entries are 0, and
 * no household is accounted for.
 *
 * @throws Error when a series is not there, or does not tell of its own day alone
 */
export function lookingAt(layout: Layout, names: readonly string[], days: readonly number[]): Layout {
  const unfit = names.filter((name) => !tellsOfItsDay(layout, name));
  if (unfit.length > 0) throw new Error(`${unfit.join(", ")}: not people of one day in this layout`);
  const series = layout.series.filter(({ name }) => names.includes(name));
  return { ...layout, series, looked: { days, of: layout.series } };
}

/** Stages that employ people in counted regions, in the order of stages.csv. */
export function stagesWithPeople(economy: Economy): string[] {
  const { files, world } = economy;
  return files.stages.flatMap((stage, index) =>
    economy.rows.nodes.some((_, row) => world.stage[row] === index && world.countedSite[row] === 1) ? [stage.id] : [],
  );
}

/** Products of counted plants, in the order of products.csv. */
export function producedProducts(economy: Economy): string[] {
  const made = new Set(
    economy.rows.nodes.flatMap((node, row) =>
      node.kind === "plant" && economy.world.countedSite[row] === 1 ? [node.row.product] : [],
    ),
  );
  return economy.files.products.flatMap((product) => (made.has(product.id) ? [product.id] : []));
}

/** Products that counted sites can prove in another's place, in the order of products.csv. */
export function materials({ files }: Economy): string[] {
  const proven = new Set(files.fills.flatMap((fill) => (fill.qualifyDays === null ? [] : [fill.product])));
  return files.products.flatMap(({ id }) => (proven.has(id) ? [id] : []));
}

/** Names of slots for which counted sites can turn to others, each once. */
export function switchedSlots({ rows, world }: Economy): string[] {
  const names = rows.slots.flatMap(({ name, site }, slot) =>
    world.switches[slot] === 1 && world.countedSite[site] === 1 ? [name] : [],
  );
  return [...new Set(names)];
}
