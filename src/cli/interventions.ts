import { Command } from "commander";
import { pathKinds } from "../scenario/capacity/interventions/kinds.ts";
import type { AnyPathKind } from "../scenario/capacity/interventions/types.ts";
import type { Parameter, Terms } from "../scenario/interventions/kind.ts";
import { kinds } from "../scenario/interventions/kinds.ts";
import { whyNot } from "../scenario/interventions/terms.ts";
import type { AnyKind } from "../scenario/interventions/types.ts";
import { nearest } from "../scenario/nearest.ts";
import type { Prior, Source } from "../scenario/types.ts";
import { UsageError } from "./errors.ts";
import { shortNumber } from "./shortNumber.ts";
import { dim, table } from "./table.ts";
import { WIDTH, wrap } from "./wrap.ts";

export function interventionsCommand(): Command {
  return new Command("interventions")
    .summary("list what can be done about a cut and on what is built, with its numbers and their sources")
    .description(
      "Lists the kinds of intervention that a scenario may name under interventions: (what is done) and options: (what runout compare tries), and those that a programme of runout capacity may name, with every number, its prior, unit and source.",
    )
    .argument("[kind]", "one kind, in full")
    .option("--json", "print one JSON document instead of tables")
    .addHelpText("after", "\nExamples:\n  runout interventions\n  runout interventions stockpile --json")
    .action((word: string | undefined, { json }: { readonly json?: boolean }) => {
      const all: Known = { ...kinds, ...pathKinds };
      const asked = word === undefined ? Object.keys(all) : Object.keys(all).filter((name) => name === word);
      if (asked.length === 0) {
        const near = nearest(word!, Object.keys(all));
        throw new UsageError(
          `there is no kind ${word}; ${near === undefined ? `give one of ${Object.keys(all).join(", ")}` : `did you mean ${near}?`}`,
        );
      }
      const told = Object.fromEntries(asked.map((name) => [name, all[name]!]));
      if (json) process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
      else process.stdout.write(word === undefined ? overview() : Object.entries(told).map(inFull).join("\n"));
    });
}

type Known = Readonly<Record<string, AnyKind | AnyPathKind>>;

const listed = (known: Known): string =>
  Object.entries(known)
    .map(([name, { meaning }]) => `${name}\n${indented(meaning)}`)
    .join("\n");

const overview = (): string =>
  `About a cut (interventions: and options: of a scenario)\n\n${listed(kinds)}\n\n` +
  `On what is built (interventions: of a programme of runout capacity)\n\n${listed(pathKinds)}\n\n` +
  `${dim("runout interventions <kind> has every number with its source.")}\n`;

function inFull([name, kind]: [string, AnyKind | AnyPathKind]): string {
  const [lists, terms, costs] =
    "cost" in kind ? [[], PATH_TERMS, [kind.cost]] : [listsOf(kind), termLines(kind), costsOf(kind)];
  const numbers = Object.entries<Parameter>(kind.parameters);
  return [
    name,
    indented(kind.meaning),
    indented(kind.does),
    "",
    ...lists.map(indented),
    table(
      ["number", "prior", "unit", "evidence"],
      numbers.map(([key, { unit, prior, source }]) => [key, priorText(prior), unit, source.kind]),
      {},
    ),
    "",
    ...numbers.map(([key, { meaning, source }]) => indented(`${key}: ${meaning}${noteOf(source)}`)),
    "",
    ...terms.map(indented),
    ...costs.map((line) => indented(`cost: ${line}`)),
    "",
  ].join("\n");
}

/** What all kinds have in common, and which of it this one has. */
function termLines({ terms, costs }: AnyKind): string[] {
  const told = (term: Terms[keyof Terms], has: string) => whyNot(term) ?? (typeof term === "string" ? term : has);
  const { capacity } = terms;
  const most =
    typeof capacity === "object" && "unit" in capacity ? `capacity, ${capacity.unit}: ${capacity.meaning}` : "";
  const payers = [...new Set((costs ?? []).map(({ payer }) => words[payer]))].join(" and ");
  return [
    `start: ${told(terms.start, `startDay, day 0 unless given${terms.after === true ? "; with after: counted from the day on which that is felt" : ""}`)}`,
    `end: ${told(terms.end, "endDay, never unless given")}`,
    ...(terms.after === true
      ? ["answers: after, a control, intervention or option; it does not happen without that"]
      : []),
    `eligible: ${told(terms.eligible, "eligible, with stages, regions, sites, owners, peopleAtLeast, peopleAtMost; every counted employer unless given")}`,
    `delay: ${told(terms.delay, "")}`,
    `capacity: ${told(capacity, most)}`,
    `take-up: ${told(terms.takeUp, "")}`,
    `payer: ${costs === null ? "nobody here" : `${payers}, unless payer says public or firms`}`,
  ];
}

/** The same of what acts on what is built. */
const PATH_TERMS: readonly string[] = [
  "start: from, a calendar day, to be given",
  "end: until, never unless given",
  "eligible: whoever builds or makes what it is about, at home",
];

const words = { public: "the public", firms: "firms" } as const;

const listsOf = ({ names }: AnyKind): string[] =>
  Object.entries(names).map(([key, { meaning, of, otherwise }]) =>
    wrap(`${key}: ${meaning} (names of ${things[of]}${otherwise === undefined ? "; to be given" : ""})`, WIDTH - 2),
  );

const things = { product: "products", endUse: "end uses", controlGroup: "control groups" } as const;

function costsOf({ costs }: AnyKind): string[] {
  if (costs === null) return ["no figure: it stays off the cost plane"];
  return costs.map(
    (cost) =>
      `${cost.meaning}: ${cost.parameter} x ${driverWords[cost.per]}; ${whenWords[cost.when]}; paid by ${words[cost.payer]}; ${cost.socialShare === 0 ? "a transfer" : "uses something up"}`,
  );
}

const driverWords = {
  stockUsd: "value of the stock",
  keptPersonDays: "person-days it keeps on the payroll",
  programmes: "programmes of qualification",
  orderedUsd: "value of what is ordered for a year",
  dutyUsd: "value of imports in a year",
  people: "people",
  once: "once",
} as const;

const whenWords = { standing: "each year, cut or no cut", response: "given a cut" } as const;

const noteOf = ({ note, ref }: Source): string =>
  [note, ref]
    .filter((one) => one !== undefined)
    .map((one) => `; ${one}`)
    .join("");

const indented = (words: string): string =>
  wrap(words, WIDTH - 2)
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");

/** A prior in a few characters. */
function priorText(prior: Prior): string {
  switch (prior.dist) {
    case "point":
      return shortNumber(prior.value);
    case "triangular":
      return `${[prior.low, prior.mode, prior.high].map(shortNumber).join(" / ")}`;
    case "uniform":
      return `${shortNumber(prior.low)} to ${shortNumber(prior.high)}`;
    case "lognormal":
      return `median ${shortNumber(prior.median)}, 90 % ${shortNumber(prior.p90)}`;
    case "discrete":
      return prior.values.map(shortNumber).join(" or ");
    default:
      return prior.dist;
  }
}
