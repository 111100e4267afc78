import { describe, expect, it } from "vitest";
import { day, type Phase, rowsOver, runDay } from "../../src/engine/day.ts";
import { describe as columnsOf } from "../../src/numbers/columns.ts";
import { type Block, declareBlock } from "../../src/world/block.ts";
import { begin, bitsOf, changedColumns, copyOf, type Trial } from "../harness.ts";
import { randomPolicy } from "../randomPolicy.ts";
import { randomShock } from "../randomShock.ts";
import { randomControls, randomWorld } from "../randomWorld.ts";

const info = columnsOf(declareBlock);

/** Owner of each row of a table: the site, end use, company or market that may write it. */
function owners({ world }: Trial, table: string, over: Phase["over"]): number[] {
  const slotSite = Array.from({ length: world.slots }, () => -1);
  const fillSite = Array.from({ length: world.fills }, () => -1);
  for (let site = 0; site < world.sites; site++)
    for (let slot = world.slotStart[site]; slot < world.slotStart[site + 1]; slot++) {
      slotSite[slot] = site;
      for (let fill = world.fillStart[slot]; fill < world.fillStart[slot + 1]; fill++) fillSite[fill] = site;
    }
  const linkOwner = Array.from({ length: world.links }, () => -1);
  if (over === "site")
    for (let fill = 0; fill < world.fills; fill++)
      for (let link = world.linkStart[fill]; link < world.linkStart[fill + 1]; link++) linkOwner[link] = fillSite[fill];
  else if (over === "endUse")
    for (let use = 0; use < world.endUses; use++)
      for (let link = world.useLinkStart[use]; link < world.useLinkStart[use + 1]; link++) linkOwner[link] = use;
  const at = (rows: Int32Array, count: number, of: (row: number) => number) => {
    const list = Array.from({ length: count }, () => -1);
    rows.forEach((place, row) => {
      if (place >= 0) list[place] = of(row);
    });
    return list;
  };
  switch (table) {
    case "site":
      return over === "site" ? Array.from({ length: world.sites }, (_, row) => row) : new Array(world.sites).fill(-1);
    case "slot":
      return over === "site" ? slotSite : new Array(world.slots).fill(-1);
    case "fill":
      return over === "site" ? fillSite : new Array(world.fills).fill(-1);
    case "link":
      return linkOwner;
    case "out":
      return over === "site"
        ? Array.from(world.outLink, (link) => world.supplier[link])
        : new Array(world.links).fill(-1);
    case "originLink":
      return at(world.originRow, world.originLinks, (link) => linkOwner[link]);
    case "company":
      return Array.from({ length: world.companies }, (_, row) => (over === "company" ? row : -1));
    case "process":
      return at(world.processRow, world.processSites, (site) => (over === "site" ? site : -1));
    case "market":
      return Array.from({ length: world.markets }, (_, row) => (over === "market" ? row : -1));
    default:
      return [];
  }
}

/** Rows of a column, divided by its width, in which a bit differs. */
function changedRows(before: Block, after: Block, name: keyof Block, rows: number): number[] {
  const then = bitsOf(before[name]);
  const width = then.length / rows;
  const changed = new Set<number>();
  bitsOf(after[name]).forEach((word, i) => {
    if (word !== then[i]) changed.add(Math.floor(i / width));
  });
  return [...changed];
}

describe("the day", () => {
  it("names each phase once, and only columns that exist", () => {
    expect(new Set(day.map((phase) => phase.name)).size).toBe(day.length);
    for (const phase of day) {
      expect(new Set(phase.writes).size).toBe(phase.writes.length);
      for (const name of phase.writes) expect(info[name], `${phase.name} writes ${name}`).toBeDefined();
    }
  });

  const trials = Array.from({ length: 25 }, (_, n) => {
    const { files } = randomWorld(`writes-${n}`);
    const shock = randomShock(`writes-${n}`, files, 60);
    return begin(files, {
      controls: randomControls(`writes-${n}`, files, 60),
      days: 60,
      ...shock,
      interventions: randomPolicy(`writes-${n}`, files, 60),
    });
  });

  it.each(day.map((phase) => [phase.name, phase] as const))(
    "%s writes only the columns it declares, only in its own rows",
    (_, phase) => {
      const written = new Set<string>();
      for (const trial of trials.slice(0, 14)) {
        const { world, block } = trial;
        const fresh = copyOf(block);
        const owner = new Map(phase.writes.map((name) => [name, owners(trial, info[name].table, phase.over)]));
        for (let dayNumber = 0; dayNumber < 30; dayNumber++)
          for (const one of day) {
            const rows = rowsOver(world, one.over);
            for (let row = 0; row < rows; row++) {
              const look = one === phase && dayNumber % 6 === 0;
              const before = look ? copyOf(block) : block;
              one.run(world, block, row, dayNumber);
              if (!look) continue;
              for (const name of changedColumns(before, block)) {
                expect(phase.writes, `${phase.name} writes ${name}`).toContain(name);
                written.add(name);
                const list = owner.get(name)!;
                for (const at of changedRows(before, block, name, list.length))
                  expect([name, list[at]]).toEqual([name, row]);
              }
            }
          }
        for (const name of Object.keys(block) as (keyof Block)[]) block[name].set(fresh[name]);
      }
      expect(written.size).toBeGreaterThan(0);
    },
  );

  it.each(day.map((phase) => [phase.name, phase] as const))(
    "%s gives the same bits in any order of rows",
    (_, phase) => {
      for (const trial of trials.slice(8, 16)) {
        const { world, block } = trial;
        const fresh = copyOf(block);
        for (let dayNumber = 0; dayNumber < 20; dayNumber++)
          for (const one of day) {
            const rows = rowsOver(world, one.over);
            if (one !== phase) {
              for (let row = 0; row < rows; row++) one.run(world, block, row, dayNumber);
              continue;
            }
            const before = copyOf(block);
            for (let row = 0; row < rows; row++) one.run(world, block, row, dayNumber);
            const forward = copyOf(block);
            for (const name of Object.keys(block) as (keyof Block)[]) block[name].set(before[name]);
            for (let row = rows - 1; row >= 0; row--) one.run(world, block, row, dayNumber);
            expect(changedColumns(forward, block)).toEqual([]);
          }
        for (const name of Object.keys(block) as (keyof Block)[]) block[name].set(fresh[name]);
      }
    },
  );

  it("moves every column that is not drawn before day 0 in some random world: nothing is declared and never written", () => {
    const written = new Set<string>();
    for (const trial of trials.slice(8)) {
      const before = copyOf(trial.block);
      for (let dayNumber = 0; dayNumber < 60; dayNumber++) {
        runDay(trial.world, trial.block, dayNumber);
        for (const name of changedColumns(before, trial.block)) written.add(name);
      }
    }
    for (const name of new Set(day.flatMap((phase) => phase.writes))) expect([...written]).toContain(name);
  });

  it("changes the day's number only through rings, levers and deadlines: rest on day 0 is rest on day 59", () => {
    const { files } = randomWorld("any-day");
    const { world, block } = begin(files, { days: 60 });
    const before = copyOf(block);
    runDay(world, block, 59);
    expect(changedColumns(before, block)).toEqual([]);
  });
});
