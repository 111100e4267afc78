import { morrisTable } from "../../analysis/sensitivity/indexTable.ts";
import { openFactors } from "../../analysis/sensitivity/players.ts";
import { answersOf, overRows } from "../../analysis/sensitivity/question.ts";
import type { Layout } from "../../engine/series.ts";
import { morrisDesign } from "../../numbers/designs/morris.ts";
import { experimentOf } from "../experiment.ts";
import type { Pool } from "../pool.ts";
import { type Asked, runDesign } from "./rows.ts";

/** Trajectories of a screening: enough to tell the first dozen factors from the rest. */
export const SCREEN_TRAJECTORIES = 8;

/**
 * Picks the factors that move any of the questions most, by a few trajectories over all open factors: the `top` largest mean sizes of
 * effect, each question's sizes as shares of its largest. Null when stopped.
 */
export async function screen(pool: Pool, asked: Asked, layout: Layout, top: number): Promise<string[] | null> {
  const { factors } = experimentOf(asked.files, asked.scenario);
  const open = openFactors(factors);
  const names = factors.map(({ name }) => name);
  const design = morrisDesign({
    names,
    moved: open,
    seed: `screening of ${asked.scenario.seed}`,
    trajectories: SCREEN_TRAJECTORIES,
  });
  const run = await runDesign(pool, asked, layout, design, "rows of the screening");
  if (run === null) return null;
  const best = new Map(open.map((name) => [name, 0]));
  for (const question of asked.questions) {
    const { values } = answersOf(run.sample, question, layout.days);
    const { rows } = morrisTable(design, overRows(run.sample, values, design.rows), { bootstrap: 0 });
    const sizes = rows.map(({ measures }) => measures[0]!.value ?? 0);
    const most = Math.max(...sizes);
    rows.forEach(({ name }, i) => {
      best.set(name, Math.max(best.get(name)!, most > 0 ? sizes[i]! / most : 0));
    });
  }
  const order = [...open.keys()].sort((a, b) => best.get(open[b]!)! - best.get(open[a]!)! || a - b);
  return order.slice(0, top).map((i) => open[i]!);
}
