import { readSaved } from "../../results/withoutTable.ts";
import { inputCounts } from "../charts/inputs.ts";
import { largest, savedSentence } from "../charts/saved.ts";
import { swings } from "../charts/tornado.ts";
import { escapeXml } from "../draw/frame.ts";
import { historyOf, historySentence } from "../history.ts";
import { leftOut } from "../leftOut.ts";
import { likelihood } from "../likelihood.ts";
import type { RunData } from "../runData.ts";
import { sayShares, weightsOf } from "../weights.ts";
import {
  band,
  inRun,
  inSentence,
  listed,
  median,
  ofWorlds,
  people,
  percent,
  readable,
  sayOutcome,
  spoken,
} from "../words.ts";

/** For a reader with one minute: question, answer, what decides it, what would change it, what is assumed, what is left out. */
export function firstPage(runs: readonly RunData[], figure: string): string {
  return `<section class="first" aria-label="In one minute">
<h1>${escapeXml(title(runs))}</h1>
${section("The question", items(runs.map((run) => ({ run, text: run.manifest.scenario.question }))))}
${section("The answer", `${items(runs.map((run) => ({ run, text: answer(run) })))}${figure}`)}
${section("What decides it", list(runs.flatMap(decides)))}
${section("What would change it", list(runs.flatMap(changes)))}
${section("What is assumed", list([...runs.flatMap(assumed), historySentence(historyOf(runs))]))}
${section("What the model leaves out", list(leftOut))}
</section>`;
}

const section = (name: string, body: string): string => `<h2>${name}</h2>\n${body}`;
const list = (texts: readonly string[]): string =>
  texts.length === 0
    ? "<p>Nothing in these runs says so.</p>"
    : `<ul>${texts.map((text) => `<li>${escapeXml(text)}</li>`).join("")}</ul>`;

const items = (texts: readonly { run: RunData; text: string }[]): string =>
  `<ul class="runs">${texts.map(({ run, text }) => `<li style="border-color:${colourVariable(run)}">${run.letter === "" ? "" : `<strong>${run.letter}</strong> `}${escapeXml(text)}</li>`).join("")}</ul>`;

const VARIABLES = ["first", "second", "third", "fourth", "fifth", "seventh"];
const colourVariable = ({ letter }: RunData): string =>
  `var(--${VARIABLES[(letter === "" ? 0 : letter.charCodeAt(0) - 65) % VARIABLES.length]})`;

export function title(runs: readonly RunData[]): string {
  const names = runs.map(({ manifest }) => readable(manifest.scenario.name));
  return runs.length === 1 ? names[0]! : `${names[0]}: ${runs.length} sets of beliefs about one question`;
}

export function answer({ summary, manifest }: RunData): string {
  const days = summary.days
    .map(({ day, people: of }) => ({ day, spread: of.outOfWork }))
    .filter(({ spread }) => spread !== undefined);
  const [first, ...later] = days;
  if (first === undefined) return "The run reports no day.";
  const last = later.at(-1);
  const begins = `On day ${first.day}, ${median(first.spread!)} people are out of work in the median world, ${band(first.spread!)} in nine worlds of ten`;
  const ends = last === undefined ? "" : `; on day ${last.day}, ${median(last.spread!)} (${band(last.spread!)})`;
  const { exceedance } = summary;
  if (exceedance === null) return `${begins}${ends}.`;
  const number = exceedance.people.toLocaleString("en-US");
  if (manifest.design !== undefined)
    return `${begins}${ends}. At least ${number}: ${exceedance.proportion.count} of ${exceedance.proportion.of} rows given.`;
  return `${begins}${ends}. At least ${number} on day ${exceedance.day}: ${likelihood(exceedance.proportion)} in this model, in ${ofWorlds(exceedance.proportion)}.`;
}

/** The premises that carry the number, and the uncertain numbers that go with it. */
export function decides(run: RunData): string[] {
  const found: string[] = [];
  const { ladder, summary } = run;
  const [all, ...others] = ladder?.rungs ?? [];
  if (ladder !== null && all !== undefined) {
    const single = others
      .filter(({ on }) => on.length === all.on.length - 1)
      .sort((a, b) => (a.outOfWork.q50 ?? 0) - (b.outOfWork.q50 ?? 0))
      .slice(0, 3)
      .map(
        ({ on, outOfWork }) =>
          `“${all.on.find((name) => !on.includes(name))?.replaceAll("-", " ")}” (${people(outOfWork.q50)} without it)`,
      );
    found.push(`Premises${inRun(run)}. The ${median(all.outOfWork)} of day ${ladder.day} rest on ${listed(single)}.`);
  }
  const day = summary.days[0]?.day;
  const moving = day === undefined ? [] : swings(run, day).slice(0, 3);
  if (moving.length > 0)
    found.push(
      `Numbers${inRun(run)}. What goes with more or fewer out of work on day ${day}: ${listed(moving.map(({ factor }) => `“${spoken(factor.name)}” (${factor.source.kind})`))}.`,
    );
  else if (run.ladder === null && day !== undefined)
    found.push(
      `Numbers${inRun(run)}. In ${summary.replications.toLocaleString("en-US")} worlds none of the uncertain numbers can be told to move day ${day}; much of the spread is luck, which plants are short first.`,
    );
  return found;
}

export function changes(run: RunData): string[] {
  const { ladder, summary, letter } = run;
  const found: string[] = [];
  if (ladder !== null && ladder.smallest.length > 0) {
    const all = ladder.rungs[0]?.on ?? [];
    const least = ladder.smallest[0]!;
    const spare = all.filter((name) => !least.on.includes(name)).map((name) => `“${name.replaceAll("-", " ")}”`);
    found.push(
      `${letter === "" ? "" : `${letter}: `}${least.on.length} of ${all.length} premises are needed at once for a median of ${ladder.threshold.toLocaleString("en-US")} on day ${ladder.day}${spare.length === 0 ? "" : `; ${listed(spare)} can be given up`}. Any other one that fails takes the number away.`,
    );
  }
  const without = largest(readSaved(run.folder));
  if (without !== undefined) found.push(`${savedSentence(run, without)}.`);
  const day = summary.days[0]?.day;
  const judged =
    day === undefined
      ? undefined
      : swings(run, day).find(({ factor }) => ["judgement", "recalled"].includes(factor.source.kind));
  if (judged !== undefined)
    found.push(
      `${letter === "" ? "" : `${letter}: `}worth a telephone call: “${spoken(judged.factor.name)}”, which is ${judged.factor.source.kind === "judgement" ? "judged" : "recalled"}. ${judged.factor.meaning}. Low and high thirds of it differ by ${people(Math.abs(judged.high - judged.low))} out of work on day ${day}.`,
    );
  const main = summary.days.at(-1)?.causes[0];
  if (main !== undefined && summary.days.length > 0)
    found.push(
      `${letter === "" ? "" : `${letter}: `}by day ${summary.days.at(-1)!.day} most losses hang on ${inSentence(main.cause)} (mean ${people(main.mean)} people).`,
    );
  return found;
}

/** What was put in, by who says so: every number once, and by how much it decides. */
export function assumed(run: RunData): string[] {
  const letter = run.letter === "" ? "" : `${run.letter}: `;
  const counts = inputCounts(run).filter(({ count }) => count > 0);
  const said = counts.map(({ kind, count, share }) => `${count} ${kind} (${percent(share)})`);
  const premises = run.manifest.scenario.premises.length;
  const counted = `${letter}${run.manifest.factors.length} uncertain numbers, of which ${listed(said)}${premises === 0 ? "" : `; ${premises} premises are taken from the story that is tested, not from evidence`}.`;
  const weights = weightsOf(run);
  if (weights === null) return [`${counted} Each counts once; runout sensitivity weighs them by what they decide.`];
  return [
    counted,
    `${letter}weighted by what they decide of ${sayOutcome(weights.outcome)} (${weights.method}${weights.among}): ${sayShares(weights.shares)}.`,
  ];
}
