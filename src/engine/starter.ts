import type { Levers } from "../levers/columns.ts";
import { setExposure } from "../levers/exposure.ts";
import { closes } from "../levers/feeds.ts";
import { bendDrawn, ratingsOf, retentionsOf, waiversOf } from "../levers/interventions/effects.ts";
import { noShock, type Shock, setLevers } from "../levers/levers.ts";
import { setNews } from "../levers/news.ts";
import { rowsOf, type Span, spanOf } from "../levers/span.ts";
import { seedKey } from "../numbers/luck.ts";
import { max } from "../numbers/math.ts";
import { shiftedSobol } from "../numbers/sobol.ts";
import type { DayFeed } from "../scenario/feedTypes.ts";
import { defaultForms } from "../scenario/forms.ts";
import { picker } from "../scenario/interventions/pick.ts";
import type { Intervention } from "../scenario/interventions/types.ts";
import { coupleOf, inverses } from "../scenario/sample.ts";
import type { Control, Factor, Forms, Outage, PricePath, Rating } from "../scenario/types.ts";
import type { WorkCalendar } from "../scenario/workCalendar.ts";
import { allocateBlock, type Block } from "../world/block.ts";
import { drawer } from "../world/draws.ts";
import type { Economy } from "../world/economy.ts";
import { withForms } from "../world/forms.ts";
import { type Border, withGates } from "../world/gates.ts";
import { luckOf, middling } from "../world/luck.ts";
import type { Redrawn } from "../world/redraw.ts";
import { setRest } from "../world/restState.ts";
import { valuer } from "../world/rows.ts";
import { withShock } from "../world/shock.ts";
import { allocateStand, fillStand, type StandValues } from "../world/stand.ts";
import { drawBlock } from "../world/start.ts";
import type { Layout } from "./series.ts";

/** What one run holds fixed: the economy, the beliefs, the shock and the seed. */
export interface Experiment {
  readonly economy: Economy;
  /** The world's factors with the scenario's overrides, in the world's order. */
  readonly factors: readonly Factor[];
  readonly controls: readonly Control[];
  readonly outages?: readonly Outage[];
  readonly rated?: readonly Rating[];
  readonly seed: string;
  /** Prices set from outside; none when absent. */
  readonly prices?: readonly PricePath[];
  /** Dated series from outside; none when absent. */
  readonly feeds?: readonly DayFeed[];
  /** Calendar day of day 0, for what is dated (ramps of capacity); absent: nothing of it has begun. */
  readonly effective?: string;
  /** Days off; every day is a working day when absent. */
  readonly calendar?: WorkCalendar;
  /** Model forms; the default ones when absent. */
  readonly forms?: Forms;
  /** Day on which the controls are announced, counted from the effective date (negative: before); absent: they are not. */
  readonly announcedDay?: number;
  /** What is done about it; nothing when absent. */
  readonly interventions?: readonly Intervention[];
  /** Rows to run in the place of drawn factors: replication r is row r. */
  readonly rows?: ExperimentRows;
  /** The world on another date, by replication; absent: as its tables say. */
  readonly stands?: readonly StandValues[];
}

/** What a design asks an experiment to run. In shared memory, where there are workers: every task carries it. */
export interface ExperimentRows {
  /** [row][factor in the experiment's order], in the factors' own units. */
  readonly values: Float64Array;
  /** Whose luck each row has. */
  readonly luck: Uint32Array;
}

/** Days that a run begins before day 0: those between an early announcement and the effective date, if anybody anticipates. */
export const leadDaysOf = ({ economy, announcedDay = 0 }: Pick<Experiment, "economy" | "announcedDay">): number =>
  economy.files.anticipation === null ? 0 : max(0, -announcedDay);

/** The days of an experiment's run, those before day 0 and days off included. */
export const spanOfRun = (
  experiment: Pick<Experiment, "economy" | "announcedDay" | "calendar">,
  { days }: Pick<Layout, "days">,
): Span => spanOf(leadDaysOf(experiment), days, experiment.calendar?.daysOff);

/**
 * The experiment's economy under its model forms and calendar, with what the scenario names in it, and with a gate for each
 * licence where a control asks for them, for each origin that a feed names, and at each border that one does.
 */
export function economyOf(experiment: Omit<Experiment, "factors" | "seed">): Economy {
  const { economy, controls, forms = defaultForms, outages = [], rated = [], feeds = [], calendar } = experiment;
  const { interventions = [] } = experiment;
  const licences = controls.some(({ licence }) => licence !== undefined);
  const apart = [...new Set(feeds.flatMap(({ origins }) => origins))].sort();
  const atBorders = feeds.filter(({ from }) => from.length > 0);
  const closed = (border: Border) => atBorders.some((feed) => closes(feed, border));
  const asked = licences || apart.length > 0 || atBorders.length > 0;
  const gated = asked ? withGates(economy, { licences, apart, closes: closed }) : economy;
  const anybody = picker(middling);
  const first = [...rated, ...ratingsOf(gated, interventions, anybody)];
  const kept = retentionsOf(gated, interventions, anybody);
  const world = withForms(withShock(gated, outages, first, feeds, kept), forms);
  return { ...gated, world, ...(calendar === undefined ? {} : { yearDays: calendar.yearDays }) };
}

/** Prepares replications, one at a time, in a block of its own that is allocated once and refilled. */
export interface Starter {
  readonly block: Block;
  /** Working days and days off of the run. */
  readonly span: Span;
  /** Days simulated before day 0; phases count from the first of them. */
  readonly leadDays: number;
  /** The factors of replication k: row k of the shifted Sobol' design through each inverse distribution, or of the rows that were given. */
  readonly drawFactors: (replication: number) => Float64Array;
  /** Draws replication k into the block's constant columns; state and levers stay as they were. Returns the factors, valid until the next call. */
  readonly draw: (replication: number) => Float64Array;
  /**
   * The same into a block in which other experiments on the economy draw too, so that only what differs is drawn; returns the columns that
   * were. Null where interventions bend what was drawn, or the world stands on another date: of that nothing can be kept.
   */
  readonly redraw: ((replication: number, into: Redrawn) => readonly (keyof Block)[]) | null;
  /** The factors of the last replication drawn, valid until the next. */
  readonly factors: Float64Array;
  /** Brings the block to rest on the first morning, no control in force. Returns the factors, valid until the next call. */
  readonly rest: (replication: number) => Float64Array;
  /** Puts levers where nothing happens from outside. */
  readonly calm: (levers: Levers) => void;
  /** Puts the shock of the last replication drawn, and the news of it, into lever columns. */
  readonly arm: (levers: Levers) => void;
}

/** Makes the starter of one experiment. `draws` is the luck of its seed; experiments that are compared may share it. */
export function makeStarter(
  experiment: Experiment,
  layout: Layout,
  draws = drawer(experiment.economy, seedKey(experiment.seed)),
): Starter {
  const { factors, seed, announcedDay = null, rows, interventions = [], rated = [], stands } = experiment;
  const whole = economyOf(experiment);
  const economy = stands === undefined ? whole : { ...whole, stand: allocateStand(whole.rows) };
  const span = spanOfRun(experiment, layout);
  const key = seedKey(seed);
  const luckFor = luckOf(key);
  const quantiles = inverses(factors);
  const couple = coupleOf(factors, economy.files.correlations);
  const names = factors.map((factor) => factor.name);
  const row = new Float64Array(names.length);
  const block = allocateBlock(economy.world, rowsOf(span));
  const value = valuer(economy.factorIndex, row);
  let luck = luckFor(0);
  const luckOfRow = (replication: number): number => (rows === undefined ? replication : rows.luck[replication]!);
  const drawFactors = (replication: number): Float64Array => {
    if (rows !== undefined) {
      row.set(rows.values.subarray(replication * row.length, (replication + 1) * row.length));
      return row;
    }
    shiftedSobol(key, names, replication, row);
    couple?.(row);
    for (let i = 0; i < row.length; i++) row[i] = quantiles[i]!(row[i]!);
    return row;
  };
  const scene = () => ({ economy, span, pick: picker(luck) });
  // What the last replication was drawn into.
  let drawn = block;
  const set = (levers: Levers, shock: Shock) => {
    const days = setLevers(economy, shock, span, value, luck, drawn, levers);
    const heard = economy.files.anticipation === null ? null : announcedDay;
    setNews(days, heard, span, levers);
    if (days !== null && heard !== null) setExposure(economy, drawn, levers);
    else for (const column of [levers.exposedShare, levers.cutShare, levers.reachDays]) column.fill(0);
  };
  const draw = (replication: number): Float64Array => {
    drawFactors(replication);
    if (stands !== undefined) fillStand(economy.rows, stands[replication]!, economy.stand!);
    luck = luckFor(luckOfRow(replication));
    drawn = block;
    drawBlock(economy, value, draws(luckOfRow(replication)), block);
    bendDrawn(scene(), interventions, block);
    return row;
  };
  const redraw = (replication: number, into: Redrawn) => {
    drawFactors(replication);
    const whose = luckOfRow(replication);
    luck = luckFor(whose);
    drawn = into.block;
    return into.draw(economy, row, draws(whose), whose);
  };
  const calm = (levers: Levers) => set(levers, noShock);
  const rest = (replication: number): Float64Array => {
    draw(replication);
    setRest(economy.world, block);
    calm(block);
    return row;
  };
  return {
    block,
    span,
    leadDays: span.leadDays,
    drawFactors,
    draw,
    redraw: interventions.length > 0 || stands !== undefined ? null : redraw,
    factors: row,
    rest,
    calm,
    arm: (levers) => {
      const { pick } = scene();
      set(levers, {
        ...experiment,
        rated: [...rated, ...ratingsOf(economy, interventions, pick)],
        kept: retentionsOf(economy, interventions, pick),
        waivers: waiversOf(scene(), interventions, block),
      });
    },
  };
}
