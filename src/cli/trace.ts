import { Command } from "commander";
import { dateAfter, isoDate } from "../analysis/dates.ts";
import { tellStory } from "../analysis/story/story.ts";
import type { StoryEvent } from "../analysis/story/words.ts";
import { type Replay, replay } from "./replay.ts";
import { isUtf8 } from "./spark.ts";
import { printStory } from "./story.ts";
import { findRun } from "./view.ts";
import { wholeNumber } from "./words.ts";
import { WIDTH } from "./wrap.ts";

interface TraceOptions {
  readonly replication: number;
  readonly site: string;
  readonly world?: string;
  readonly json?: boolean;
}

export function traceCommand(): Command {
  return new Command("trace")
    .summary("tell one site's story in one replication")
    .description(
      "Runs one replication of a run again and tells what happened at one site, day by day: deliveries, stocks, the line, its people.",
    )
    .argument("<run>", "run folder, or the name of a scenario (its latest run)")
    .requiredOption("--site <name>", "name or id of a site, a supplier or an origin")
    .option("--replication <k>", "replication, from 0", wholeNumber, 0)
    .option("--world <folder>", "folder of the run's world, where it is not found by its name")
    .option("--json", "print one JSON document: events and daily columns")
    .addHelpText(
      "after",
      "\nExamples:\n  runout trace three-firm-cutoff --site m\n  runout trace three-firm-cutoff --replication 3 --site ore-abroad --json",
    )
    .action((word: string, { replication, site, world, json }: TraceOptions) => {
      const told = replay(findRun(word), replication, site, world);
      const events = tellStory(told.watched, told.names, told.manifest.scenario.effective);
      const columns = process.stdout.columns ?? Number(process.env.COLUMNS ?? WIDTH);
      process.stdout.write(
        json
          ? `${JSON.stringify(storyJson(told, events), null, 2)}\n`
          : printStory(told, events, Number.isFinite(columns) ? columns : WIDTH, isUtf8(process.env)),
      );
    });
}

/** One document for machines: what is printed, and the columns it was told from. */
function storyJson({ manifest, watched, names, comparedDays }: Replay, events: readonly StoryEvent[]): object {
  const { scenario, key, world } = manifest;
  const plain = (values: ArrayLike<number>) => Array.from(values);
  return {
    scenario: scenario.name,
    world,
    key,
    effective: scenario.effective,
    replication: watched.replication,
    site: { id: names.id, name: names.site, kind: names.kind, stage: names.stage, region: names.region },
    comparedDays,
    rest: watched.rest,
    events: events.map((event) => ({ ...event, date: isoDate(dateAfter(scenario.effective, event.day)) })),
    columns: {
      ...Object.fromEntries(Object.entries(watched.daily).map(([name, values]) => [name, plain(values)])),
      cause: plain(watched.daily.cause).map(names.cause),
    },
    slots: watched.slots.map((slot) => ({
      slot: names.slot(slot),
      lackUnits: plain(slot.lack),
      fills: slot.fills.map(({ restUse, restStock, stock, links }) => ({
        restUse,
        restStock,
        stockUnits: plain(stock),
        suppliers: links.map((link) => ({
          supplier: names.supplier(link),
          base: link.base,
          transitDays: link.transitDays,
          sentUnits: plain(link.sent),
        })),
      })),
    })),
  };
}
