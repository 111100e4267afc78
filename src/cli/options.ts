import { availableParallelism } from "node:os";
import { Option } from "commander";
import { formSetting, positiveInteger, replicationCount, setting } from "./words.ts";

/** Options that commands have in common: one spelling, one meaning, one default. */

export const replicationsOption = (): Option =>
  new Option("--replications <n>", "replications, instead of the scenario's own").argParser(replicationCount);

export const seedOption = (): Option => new Option("--seed <text>", "seed, instead of the scenario's own");

export const threadsOption = (): Option =>
  new Option("--threads <n>", "worker threads").argParser(positiveInteger).default(availableParallelism());

export const engineOption = (): Option =>
  new Option("--engine <name>", "lanes: replications side by side; reference: one by one, same bits, slower")
    .choices(["lanes", "reference"])
    .default("lanes");

export const horizonOption = (): Option =>
  new Option("--horizon <days>", "days simulated, instead of the scenario's own").argParser(positiveInteger);

export const setOption = (): Option =>
  new Option("--set <factor=value>", "hold a factor at a value (may be repeated)").argParser(setting).default({});

export const formOption = (): Option =>
  new Option("--form <name=word>", "run under another model form (may be repeated)").argParser(formSetting).default({});

/** The option that asks for more to be recorded, of whatever makes a run. */
export const detailOption = (): Option =>
  new Option(
    "--detail <what>",
    "sites: every site in every replication on every day too, and site-days/<stage>.arrow",
  ).choices(["sites"]);
