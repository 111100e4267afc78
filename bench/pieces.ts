import { fileURLToPath } from "node:url";
import { openScenario } from "../src/cli/tree.ts";
import { judgeDay, takeStock } from "../src/engine/identities.ts";
import { openRoom } from "../src/engine/lanes/room.ts";
import { makeLaneStart } from "../src/engine/lanes/start.ts";
import { allocateChunk, CHECK_EVERY } from "../src/engine/run.ts";
import { checkedOn } from "../src/levers/span.ts";
import { loadLaneModule } from "../src/montecarlo/laneModule.ts";
import { planRun } from "../src/montecarlo/plan.ts";
import { buildEconomy } from "../src/world/economy.ts";

/**
 * What a replication of the flagship over a year costs in one thread of lanes, piece by piece: start, days, checks, books, taking days
 * down, entering them. Least processor time of four passes, which other work on the machine lengthens less than the clock.
 */
const DAYS = 365;
const BLOCKS = 4;
const lanes = (await loadLaneModule())!;
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

for (const name of ["graphite-cutoff", "graphite-cutoff-evidence"]) {
  const { files, loaded } = openScenario(fileURLToPath(new URL(`../scenarios/${name}.yaml`, import.meta.url)));
  const planned = planRun(files, { ...loaded.scenario, horizonDays: DAYS });
  const { layout } = planned;
  const experiment = { ...planned.experiment, economy: buildEconomy(files) };
  const room = openRoom(lanes, experiment, layout, undefined, (a, b) => Buffer.compare(a, b) === 0);
  const { start, factors } = makeLaneStart(room, experiment);
  const { block } = room.memory;
  const places = Array.from({ length: lanes.lanes }, (_, lane) => lane);
  const least = new Map<string, number>();
  for (let pass = 0; pass < 4; pass++) {
    const cost = new Map<string, number>();
    const chunk = allocateChunk(layout, 0, 0, BLOCKS * lanes.lanes);
    const piece = (word: string, work: () => void) => {
      const began = cpu();
      work();
      cost.set(word, (cost.get(word) ?? 0) + (cpu() - began) / chunk.replications);
    };
    for (let slot = 0; slot < chunk.replications; slot += lanes.lanes) {
      piece("start", () => start(places.map((lane) => slot + lane)));
      factors.forEach((values, lane) => {
        for (let i = 0; i < values.length; i++) chunk.factors[i * chunk.replications + slot + lane] = values[i]!;
      });
      room.clearBooks();
      for (let today = -room.leadDays; today < DAYS; today++) {
        const checked = checkedOn(room.span, today, CHECK_EVERY);
        if (checked) piece("checks", () => takeStock(room.economy, block, room.ledger));
        piece("days", () => room.runDay(today));
        if (checked)
          piece("checks", () => {
            const broken = judgeDay(room.economy, block, room.ledger, today, room.sound()).find((one) => one !== null);
            if (broken) throw broken;
          });
        if (today < 0) continue;
        piece("books", () => room.keepBooks(today));
        piece("taking down", () => room.recorder.day(today));
      }
      piece("entering", () => room.recorder.enter(chunk, places, slot));
    }
    if (!chunk.people.some((people) => people > 1000)) throw new Error("nobody was out of work: the work was not done");
    for (const [word, ms] of cost) least.set(word, Math.min(least.get(word) ?? Infinity, ms));
  }
  const told = [...least].map(([word, ms]) => `${word} ${ms.toFixed(1)}`).join(", ");
  console.log(`${name}, ms of CPU a replication of ${DAYS} days: ${told}`);
}
