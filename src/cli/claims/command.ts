import { join } from "node:path";
import { Command } from "commander";
import { answerClaims, type ClaimAnswer } from "../../montecarlo/claims/answer.ts";
import { ClaimError } from "../../montecarlo/claims/check.ts";
import { loadLaneModule } from "../../montecarlo/laneModule.ts";
import { type ClaimCell, writeClaims } from "../../results/claimsTable.ts";
import type { Claim } from "../../scenario/claims/types.ts";
import { ScenarioError } from "../../scenario/errors.ts";
import { nearest } from "../../scenario/nearest.ts";
import { codeVersion } from "../codeVersion.ts";
import { EXIT, UsageError } from "../errors.ts";
import { engineOption, threadsOption } from "../options.ts";
import { startProgress } from "../progress.ts";
import { stopOnInterrupt } from "../stop.ts";
import { commaList, replicationCount } from "../words.ts";
import { type OpenedLedger, openLedger } from "./open.ts";
import { printLedger } from "./print.ts";

interface ClaimsOptions {
  readonly claim?: readonly string[];
  readonly replications: number;
  readonly run?: readonly string[];
  readonly threads: number;
  readonly engine: "lanes" | "reference";
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export function claimsCommand(): Command {
  return new Command("claims")
    .summary("set what is claimed beside what the model says of it")
    .description(
      "Prints a ledger of claims: what is said, in how many modelled worlds it holds, which inputs decide that, what evidence was read, and a " +
        "verdict derived from the interval. Numbers that were put in are told as such and test nothing.",
    )
    .argument("[ledger]", "a ledger of claims, instead of the shipped one of the op-ed")
    .option("--claim <ids>", "only these claims, by id or row, with all of their sources", commaList)
    .option("--replications <n>", "worlds simulated of each scenario", replicationCount, 64)
    .option("--run <runs>", "runs that exist, taken instead of simulating their scenarios anew", commaList)
    .addOption(threadsOption())
    .addOption(engineOption())
    .option("--out <folder>", "where claims.arrow and claims.json go, instead of results/<ledger>/claims")
    .option("--json", "print one JSON document instead of the ledger")
    .option("--quiet", "no progress on stderr")
    .addHelpText(
      "after",
      "\nExamples:\n  runout claims --claim prohibitive-graphite --replications 4\n  runout claims --claim 5,11,12 --json",
    )
    .action(claims);
}

async function claims(file: string | undefined, options: ClaimsOptions): Promise<void> {
  const opened = openLedger(file, options.run);
  const { ledger } = opened;
  const asked = options.claim === undefined ? ledger.claims : options.claim.map((word) => named(ledger.claims, word));
  const stop = stopOnInterrupt();
  let [label, progress] = ["", startProgress("", "worlds", true)];
  try {
    const answers = await answerClaims(asked, opened.files, {
      replications: options.replications,
      threads: options.threads,
      lanes: options.engine === "lanes" ? await loadLaneModule() : null,
      signal: stop.signal,
      onProgress: (now, done, total) => {
        if (now !== label) {
          progress.stop();
          [label, progress] = [now, startProgress(now, "worlds", options.quiet === true)];
        }
        progress.update(done, total);
      },
    }).catch((error: unknown) => {
      throw error instanceof ClaimError ? placed(error, opened) : error;
    });
    progress.stop();
    if (answers === null) {
      process.stderr.write("Stopped: a ledger needs every run that it asks for, so there is nothing to print.\n");
      process.exitCode = EXIT.stopped;
      return;
    }
    for (const run of opened.unused()) process.stderr.write(`--run ${run}: no claim that was asked for looks at it\n`);
    const { said, title, name } = ledger;
    const made = {
      ledger: name,
      title,
      said,
      replications: options.replications,
      code: codeVersion(),
      claims: answers.map(jsonOf),
    };
    const path = writeClaims(options.out ?? join("results", name, "claims"), answers.flatMap(cellsOf), made);
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ ...made, table: path }, null, 2)}\n`
        : printLedger(ledger, answers, { path, sources: options.claim !== undefined }),
    );
  } finally {
    progress.stop();
    stop.done();
  }
}

function named(claims: readonly Claim[], word: string): Claim {
  const found = claims.find(({ id, row }) => id === word || String(row) === word);
  if (found !== undefined) return found;
  const ids = claims.map(({ id }) => id);
  const near = nearest(word, ids);
  throw new UsageError(
    `there is no claim ${word}; ${near === undefined ? `there are ${ids.join(", ")}` : `did you mean ${near}?`}`,
  );
}

/** The same error where the claim stands in its file. */
function placed({ claim, message }: ClaimError, { ledger, placeOf }: OpenedLedger): ScenarioError {
  const index = ledger.claims.findIndex(({ id }) => id === claim);
  return new ScenarioError(placeOf(["claims", index, "test"]), {
    key: `claims[${index}].test`,
    value: claim,
    problem: `the test of ${claim} cannot be answered`,
    remedy: message,
  });
}

/** A claim's answer for machines. */
function jsonOf({ claim, tested, beside, decides, premises, inputs, verdict }: ClaimAnswer): object {
  const { id, row, claim: said, test, evidence } = claim;
  return {
    id,
    row,
    claim: said,
    test,
    model: tested === null ? null : { share: tested.share, shown: tested.shown },
    beside,
    decides: decides.map(({ factor: { name, meaning, unit, source }, rank }) => ({
      name,
      rank,
      meaning,
      unit,
      source,
    })),
    premises,
    inputs,
    evidence,
    verdict,
  };
}

/** A claim's rows of the table. */
function cellsOf({ claim, tested, beside, premises, verdict }: ClaimAnswer): ClaimCell[] {
  const common = { row: claim.row, claim: claim.id, verdict: verdict.kind };
  const reading = tested?.test.reading ?? "";
  return [
    { ...common, role: "test", condition: reading, share: tested?.share ?? null, shown: tested?.shown ?? null },
    ...beside.map(({ test, share, shown }) => ({
      ...common,
      role: "beside" as const,
      condition: test.reading,
      share,
      shown,
    })),
    ...premises.map(({ without, share }) => ({
      ...common,
      role: "premises" as const,
      condition: without === null ? "all premises" : `without ${without}`,
      share,
      shown: null,
    })),
  ];
}
