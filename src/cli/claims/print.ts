import type { VerdictKind } from "../../analysis/claims/verdict.ts";
import { formatProportion, type Proportion } from "../../analysis/proportion.ts";
import { evidenceOf } from "../../analysis/sensitivity/ranking.ts";
import type { ClaimAnswer, Tested } from "../../montecarlo/claims/answer.ts";
import type { Ledger } from "../../scenario/claims/types.ts";
import { inverse } from "../../scenario/sample.ts";
import type { Factor } from "../../scenario/types.ts";
import { counted } from "../amounts.ts";
import { shortNumber, shortRange } from "../shortNumber.ts";
import { dim } from "../table.ts";
import { WIDTH, wrap } from "../wrap.ts";

/** How a ledger is printed: where its table lies, and whether every source is told. */
interface Printing {
  readonly path: string;
  readonly sources: boolean;
}

/** Width of the labels of a claim's lines. */
const LABEL = 12;

/** A ledger as text: what is said, what the model says of it, what decides, what was read, the verdict. */
export function printLedger(
  { title, said }: Ledger,
  answers: readonly ClaimAnswer[],
  { path, sources }: Printing,
): string {
  const head = [
    wrap(`${title}. Said by ${said.who}, ${said.where}; ${said.interest}.`, WIDTH),
    dim(
      wrap(
        "model: share of modelled worlds in which it holds, 95 % interval of it in brackets, and the median and 90 % band of what it compares. A " +
          "number is read into a claim that gives none, and it is said which. verdict: derived from that interval, not from the evidence. evidence: what " +
          "people read, in their words.",
        WIDTH,
      ),
    ),
  ];
  return `${[...head, ...answers.map((answer) => claimText(answer, sources)), tally(answers), dim(`Table: ${path}`)].join("\n\n")}\n`;
}

function claimText(answer: ClaimAnswer, sources: boolean): string {
  const { claim, tested, beside, verdict } = answer;
  const { test } = claim;
  return [
    `${String(claim.row).padStart(2)}  ${claim.id}`,
    line("said", claim.claim),
    ...(tested === null
      ? [line("model", test.kind === "input" || test.kind === "outside" ? test.why : "")]
      : modelLines(tested)),
    ...beside.flatMap((one) => besideLines(one)),
    ...decidesLines(answer),
    ...answer.inputs.map((factor) => line("put in", inputWords(factor))),
    ...evidenceLines(answer, sources),
    line("verdict", verdict.wording),
  ].join("\n");
}

/** Words beside their label, as many lines as they need. */
function line(label: string, words: string): string {
  const [first = "", ...others] = wrap(words, WIDTH - LABEL - 4).split("\n");
  return [`    ${label.padEnd(LABEL)}${first}`, ...others.map((more) => `${" ".repeat(LABEL + 4)}${more}`)].join("\n");
}

const roughly = (x: number): number => Number(x.toPrecision(2));

/** Median and 90 % band of what is shown. */
function shownWords({ test, shown }: Tested): string {
  if (shown === null) return "";
  const [q05, q50, q95] = [shown.q05, shown.q50, shown.q95].map((x) => (x === null ? null : roughly(x)));
  const band =
    q05 === null || q95 === null ? `from ${shortNumber(q05!)} to ${shortNumber(q95!)}` : shortRange(q05!, q95);
  return `${test.shown}: ${shortNumber(q50!)} (90 %: ${band})`;
}

function modelLines(tested: Tested): string[] {
  const { test, share } = tested;
  return [line("model", `${test.reading}: ${worldsWords(share)}`), line("", shownWords(tested))];
}

const besideLines = ({ test, share }: Tested): string[] => [line("beside", `${test.reading}: ${worldsWords(share)}`)];

/** In how many worlds, with the interval of their share. */
function worldsWords(share: Proportion): string {
  const said = formatProportion(share);
  if (share.count === 0) return `in none of ${share.of} worlds (${said})`;
  return share.count === share.of ? `in all ${share.of} worlds (${said})` : `in ${said} of ${share.of} worlds`;
}

function decidesLines({ tested, decides, premises }: ClaimAnswer): string[] {
  if (tested === null) return [];
  const [all, ...without] = premises;
  const ladder =
    all === undefined
      ? []
      : [
          line(
            "decides",
            `premises. With all ${without.length}: ${formatProportion(all.share)}; ${without
              .slice(0, 4)
              .map(({ without: name, share }) => `without ${name} ${formatProportion(share)}`)
              .join(", ")}`,
          ),
        ];
  const told = decides.map(
    ({ factor, rank }) =>
      `${factor.name} (rank correlation ${rank.toFixed(2)}; ${evidenceOf(factor.source)}): ${sentence(factor.meaning)}`,
  );
  if (told.length > 0) return [...ladder, line("decides", told.join("; "))];
  const none =
    tested.shown !== null && tested.shown.q05 === tested.shown.q95
      ? "nothing: it is the same in nine worlds in ten"
      : `no single input that ${tested.share.of} worlds tell from chance`;
  return ladder.length > 0 ? ladder : [line("decides", none)];
}

const sentence = (text: string): string => text.replace(/\.$/, "").replace(/^./, (c) => c.toLowerCase());

function inputWords(factor: Factor): string {
  const { name, meaning, unit, source } = factor;
  const quantile = inverse(factor.prior, factor.bounds);
  const [low, middle, high] = [0.05, 0.5, 0.95].map((p) => roughly(quantile(p)));
  return `${name}: ${shortNumber(middle!)} (90 %: ${shortRange(low!, high!)}) ${unit}; ${sentence(meaning)}; ${evidenceOf(source)}`;
}

const judgedWords = {
  supported: "supported",
  partly: "partly supported",
  "not-supported": "not supported",
  unlikely: "unlikely",
  untestable: "cannot be tested",
  "none-found": "none found",
} as const;

function evidenceLines({ claim: { evidence } }: ClaimAnswer, sources: boolean): string[] {
  const kinds = [...new Set(evidence.sources.map(evidenceOf))].join("; ");
  const parts = [
    ...(evidence.for === undefined ? [] : [`For: ${evidence.for}`]),
    ...(evidence.against === undefined ? [] : [`Against: ${evidence.against}`]),
  ];
  const words = `${[judgedWords[evidence.judged], ...parts].join(". ")}${kinds === "" ? "" : ` [${kinds}]`}`;
  const refs = evidence.sources.flatMap((source) => [
    line("", [evidenceOf(source), source.note].filter((part) => part !== undefined).join(": ")),
    ...(source.ref === undefined ? [] : [line("", source.ref)]),
  ]);
  return [line("evidence", words), ...(sources ? refs : [])];
}

const kinds: readonly (readonly [VerdictKind, string])[] = [
  ["consistent", "consistent"],
  ["depends", "depend on inputs"],
  ["not-reproduced", "not reproduced"],
  ["undecided", "not decided by so few worlds"],
  ["outside", "outside the model"],
];

function tally(answers: readonly ClaimAnswer[]): string {
  const counts = kinds.flatMap(([kind, words]) => {
    const count = answers.filter(({ verdict }) => verdict.kind === kind).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  return wrap(`${counted(answers.length, "claim")}: ${counts.join(", ")}.`, WIDTH);
}
