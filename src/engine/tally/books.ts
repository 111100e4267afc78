import { allocator } from "../../numbers/columns.ts";
import { pricedProducts } from "../../scenario/pricedProducts.ts";
import type { Economy } from "../../world/economy.ts";
import type { World } from "../../world/tables.ts";
import { type PeopleGroup, peopleGroups } from "../households/groups.ts";
import { materials, producedProducts, stagesWithPeople, switchedSlots } from "../layout.ts";
import type { Layout, Series } from "../series.ts";
import { declareMembers, type Members, type MembersTable } from "./members.ts";
import type { Tally, TallyTable } from "./tally.ts";

/** Which tally value a daily series shows, in the order of the layout; `row` counts values where rows are wide. */
export interface Entry {
  readonly column: keyof Tally;
  readonly row: number;
}

/** What is recorded of an economy: who belongs to which group, how many groups there are, and the series in layout order. */
export interface Books {
  readonly members: Members;
  readonly rows: Readonly<Record<TallyTable, number>>;
  readonly people: readonly Entry[];
  readonly real: readonly Entry[];
  /** What households are accounted for from; null where the world says nothing of them. */
  readonly households: HouseholdBooks | null;
}

/** Values that are taken down every day and stay out of the record, and what turns them into its series of households. */
export interface HouseholdBooks {
  readonly economy: Economy;
  readonly groups: readonly PeopleGroup[];
  /** Out of work, placed, on short hours, under public short-time work: each a value a group. Then makers and output, each a stage. */
  readonly taken: readonly Entry[];
  /** Rows of stages.csv of the stages in `taken`. */
  readonly stages: readonly number[];
}

/** Lays out the books of an economy. The order of entries is that of `layoutOf`. */
export function openBooks(economy: Economy, { looked, ...layout }: Layout): Books {
  if (looked === undefined) return booksOf(economy, layout);
  const whole = booksOf(economy, { ...layout, series: looked.of });
  const wanted = new Set(layout.series.map(({ name }) => name));
  // Households come after the real series of the books, and are recorded in whole layouts alone.
  const taken = (entries: readonly Entry[], kind: Series["kind"]) => {
    const names = looked.of.flatMap((series) => (series.kind === kind ? [series.name] : []));
    return entries.filter((_, i) => wanted.has(names[i]!));
  };
  return { ...whole, people: taken(whole.people, "people"), real: taken(whole.real, "real"), households: null };
}

function booksOf(economy: Economy, layout: Layout): Books {
  const { files, world, rows } = economy;
  const stages = stagesWithPeople(economy);
  const { causes = [] } = layout;
  const products = producedProducts(economy);
  const markets = pricedProducts(files);
  const others = materials(economy);
  const switched = switchedSlots(economy);
  const slots = layout.series.flatMap(({ name }) => (name.startsWith("cover.slot.") ? [name.slice(11)] : []));
  const counted = rows.nodes.flatMap((_, row) => (world.countedSite[row] === 1 ? [row] : []));
  const stageOf = (row: number) => files.stages[world.stage[row]!]!;
  const fillsOf = (slot: string) =>
    rows.fills.flatMap((fill, row) => {
      const { site, name } = rows.slots[fill.slot]!;
      return name === slot && world.countedSite[site] === 1 ? [row] : [];
    });
  const fillsWith = (product: string) =>
    rows.fills.flatMap((fill, row) =>
      fill.row?.product === product && world.countedSite[rows.slots[fill.slot]!.site] === 1 ? [row] : [],
    );
  const switchesOf = (slot: string) =>
    rows.slots.flatMap(({ site, name }, row) =>
      name === slot && world.switches[row] === 1 && world.countedSite[site] === 1 ? [row] : [],
    );
  const makes = (row: number, product: string) => {
    const node = rows.nodes[row]!;
    return node.kind === "plant" && node.row.product === product;
  };
  const linksOf = (use: number) => {
    const from = world.useLinkStart[use]!;
    return Array.from({ length: world.useLinkStart[use + 1]! - from }, (_, i) => from + i);
  };
  const groupOf = (id: string) => files.stages.find((stage) => stage.id === id)!.group;
  const every = stages.map((_, at) => at);
  const uses = files.endUses.flatMap((use, row) => (use.counted ? [row] : []));
  const regions = files.regions.flatMap((region, row) => (region.counted ? [row] : []));
  const ofStages = stages.map((id) => counted.filter((row) => stageOf(row).id === id));
  const ofRegions = regions.map((region) => counted.filter((row) => world.region[row] === region));
  const strikes = layout.series.some(({ name }) => name === "onStrike") ? [counted, ...ofStages, ...ofRegions] : [];
  const groups = peopleGroups(economy);
  const lists = {
    stage: ofStages,
    total: [
      every,
      every.filter((at) => groupOf(stages[at]!) !== "supplier"),
      every.filter((at) => groupOf(stages[at]!) === "supplier"),
    ],
    group: groups.map(({ sites }) => sites),
    region: regions.map((row) => groups.flatMap(({ region }, group) => (region === row ? [group] : []))),
    strike: strikes,
    cause: causes.length > 0 ? [counted] : [],
    slot: slots.map(fillsOf),
    product: products.map((product) => counted.filter((row) => makes(row, product))),
    material: others.map(fillsWith),
    switch: switched.map(switchesOf),
    use: uses.map(linksOf),
  };
  const each = (column: keyof Tally, list: readonly unknown[]): Entry[] => list.map((_, row) => ({ column, row }));
  const total = (column: keyof Tally, row = 0): Entry => ({ column, row });
  return {
    members: fillMembers(lists, counted, world),
    rows: {
      stage: stages.length,
      total: 3,
      group: groups.length,
      region: regions.length,
      cause: causes.length > 0 ? 1 : 0,
      strike: strikes.length,
      slot: slots.length,
      product: products.length,
      material: others.length,
      switch: switched.length,
      use: uses.length,
      market: markets.length,
      counted: counted.length,
      audit: 1,
    },
    people: [
      ...[total("outOfWork"), total("outOfWork", 1), total("outOfWork", 2)],
      ...(
        [
          "positionsLost",
          "furloughed",
          "separated",
          "placed",
          "noticed",
          "shortHours",
          "workShared",
          "rotated",
        ] as const
      ).map((c) => total(c)),
      ...each("stageOutOfWork", stages),
      ...each("stageFurloughed", stages),
      ...each("stageSeparated", stages),
      ...each("stageStopped", stages),
      ...each("stageEverStopped", stages),
      ...switched.flatMap((_, row) => [
        total("switchQualifying", row),
        total("switchQualified", row),
        total("switchSupplied", row),
      ]),
      ...each("regionOutOfWork", regions),
      ...causes.map(({ code }) => total("outByCause", code)),
      ...each("onStrike", strikes),
    ],
    real: [
      ...each("stageOutput", stages),
      ...each("slotCover", slots),
      ...each("productLost", products),
      ...others.flatMap((_, row) => [total("materialUsed", row), total("materialBeyond", row)]),
      ...each("useUnmade", uses),
      ...each("marketPrice", markets),
      total("outputLost"),
    ],
    households:
      files.households === null
        ? null
        : {
            economy,
            groups,
            taken: [
              ...each("groupOutOfWork", groups),
              ...each("groupPlaced", groups),
              ...each("groupShortHours", groups),
              ...each("groupWorkShared", groups),
              ...each("groupOnStrike", groups),
              ...each("stageMakers", stages),
              ...each("stageOutput", stages),
            ],
            stages: stages.map((id) => files.stages.findIndex((stage) => stage.id === id)),
          },
  };
}

/** Tables of the tally whose rows are lists of members; the others have a row each by themselves. */
type Group = Exclude<TallyTable, "market" | "counted" | "audit">;

/** Turns lists into columns. */
function fillMembers(
  lists: Readonly<Record<Group, readonly (readonly number[])[]>>,
  counted: number[],
  world: World,
): Members {
  const groups = Object.keys(lists) as Group[];
  const sizes = Object.fromEntries(
    groups.flatMap((group) => [
      [`${group}Start`, lists[group].length + 1],
      [`${group}Member`, lists[group].flat().length],
    ]),
  );
  const members = declareMembers(
    allocator<MembersTable>({ ...sizes, counted: counted.length } as Record<MembersTable, number>),
  );
  const fill = (start: Int32Array, entries: Int32Array, list: readonly (readonly number[])[]) => {
    list.forEach((group, row) => {
      start[row + 1] = start[row]! + group.length;
    });
    entries.set(list.flat());
  };
  fill(members.stageStart, members.stageSite, lists.stage);
  fill(members.totalStart, members.totalStage, lists.total);
  fill(members.groupStart, members.groupSite, lists.group);
  fill(members.regionStart, members.regionGroup, lists.region);
  fill(members.causeStart, members.causeSite, lists.cause);
  fill(members.strikeStart, members.strikeSite, lists.strike);
  fill(members.slotStart, members.slotFill, lists.slot);
  fill(members.productStart, members.productSite, lists.product);
  fill(members.materialStart, members.materialFill, lists.material);
  fill(members.switchStart, members.switchSlot, lists.switch);
  members.switchSlot.forEach((slot, entry) => {
    members.switchFill[entry] = world.fillStart[slot]!;
    members.switchFillEnd[entry] = world.fillStart[slot + 1]!;
    members.switchLink[entry] = world.linkStart[world.fillStart[slot]!]!;
    members.switchLinkEnd[entry] = world.linkStart[world.fillStart[slot + 1]!]!;
  });
  fill(members.useStart, members.useLink, lists.use);
  members.countedSite.set(counted);
  members.stageCounted.set(members.stageSite.map((site) => counted.indexOf(site)));
  return members;
}
