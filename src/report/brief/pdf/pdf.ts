import { chartKinds } from "../../charts/index.ts";
import { picture } from "../../draw/frame.ts";
import { colour } from "../../draw/palette.ts";
import { gather } from "../../gather.ts";
import { answer, assumed, changes, decides, title } from "../../html/firstPage.ts";
import { leftOut } from "../../leftOut.ts";
import type { RunData } from "../../runData.ts";
import { people } from "../../words.ts";
import { countWords } from "../choose.ts";
import { type BriefInput, cutLabel, scenarioLabel } from "../input.ts";
import { pageData } from "../pageData.ts";
import { daysOf, stateTable } from "../states.ts";
import { bestPackages } from "./best.ts";
import { fitted, openDocument, type Piece, type TextStyle } from "./sheet.ts";

/** Charts that it may show: the fan, and the first of the others that the runs have. */
const SHOWN = ["fan", "waterfall", "ladder", "reached"];

/** The brief on two pages of paper, made without a browser: vector charts, letters that can be searched and copied, tags for readers aloud. */
export async function briefPdf(input: BriefInput): Promise<Uint8Array> {
  const { runs, packages } = input;
  const { effective } = runs[0]!.manifest.scenario;
  const sheet = openDocument(title(runs), effective);
  const { charts } = await gather(
    runs,
    {},
    chartKinds.filter(({ name }) => SHOWN.includes(name)),
  );
  const named = (name: string) => charts.find(({ kind }) => kind.name === name)?.chart;
  const fan = named("fan")!;
  const second = named("waterfall") ?? named("ladder") ?? named("reached")!;
  const [fanPicture, secondPicture] = [
    await picture(fan, { width: 760, words: false }),
    await picture(second, { width: 760, words: false }),
  ];
  const data = pageData(input);
  const worlds = runs
    .map(
      ({ letter, summary }) =>
        `${letter === "" ? "" : `${letter}: `}${summary.replications.toLocaleString("en-US")} worlds`,
    )
    .join(", ");
  const foot = `Runout. ${worlds}; each combination of interventions: ${countWords(data)}. A model's answer, not a forecast: it says what its inputs imply.`;

  const first = (scale: number): Piece[] => {
    const { head, body, bullets, runLines } = writer(sheet.text, runs, scale);
    return [
      sheet.text(title(runs), { size: 17 * scale, weight: "bold", tag: "H1", before: 0 }),
      ...head("The question"),
      ...runLines((run) => run.manifest.scenario.question),
      ...head("The answer"),
      ...runLines(answer),
      body(fan.takeaway, "bold"),
      sheet.picture(fanPicture, fan.takeaway, 440 * scale),
      body(`${fan.subtitle} ${fan.notes}`, "soft"),
      ...head("What decides it"),
      ...bullets(runs.flatMap(decides)),
      ...head("What would change it"),
      ...bullets(runs.flatMap(changes)),
      ...head("What is assumed"),
      ...bullets(runs.flatMap(assumed)),
    ];
  };
  const run = runs.at(-1)!;
  const cut = packages.head.cuts.at(-1)!;
  const best = bestPackages(input, packages.head.scenarios.at(-1)!.name, cut.name, 10);
  const states = topStates(input, 8);
  const next = (scale: number): Piece[] => {
    const { head, body, bullets } = writer(sheet.text, runs, scale);
    return [
      ...head(`What could be done: ${scenarioLabel(run)}; cut: ${cutLabel(cut)}`),
      body(best.sentence),
      sheet.table(best.rows, best.widths, 8 * scale),
      body(best.note, "soft"),
      ...head(second.takeaway),
      sheet.picture(secondPicture, second.takeaway, 400 * scale),
      body(`${second.subtitle} ${second.notes}`, "soft"),
      ...head("Where"),
      sheet.table(
        states,
        states[0]!.map((_, i) => (i === 0 ? 2.2 : 1)),
        7.5 * scale,
      ),
      body("Mean people out of work; in brackets 5 and 95 % of worlds.", "soft"),
      ...head("What the model leaves out"),
      ...bullets(leftOut),
    ];
  };
  sheet.page(fitted(sheet, first), foot);
  sheet.page(fitted(sheet, next), foot);
  return sheet.end();
}

/** Ways of writing at one scale of letters. */
function writer(text: (words: string, style: TextStyle) => Piece, runs: readonly RunData[], scale: number) {
  const size = 9.5 * scale;
  const head = (words: string) => [
    text(words, { size: size * 1.12, weight: "bold", colour: colour.first, tag: "H2", before: 6 * scale }),
  ];
  const body = (words: string, how: "plain" | "bold" | "soft" = "plain") =>
    text(words, {
      size: how === "soft" ? size * 0.82 : size,
      weight: how === "bold" ? "bold" : "regular",
      colour: how === "soft" ? colour.soft : colour.ink,
      before: how === "bold" ? 6 * scale : 2,
    });
  const bullets = (lines: readonly string[]) => lines.map((words) => text(words, { size, tag: "LI", before: 1 }));
  const runLines = (said: (run: RunData) => string) =>
    runs.map((run) =>
      text(`${run.letter === "" ? "" : `${run.letter}  `}${said(run)}`, { size, bar: run.colour, before: 2 }),
    );
  return { head, body, bullets, runLines };
}

/** The states that lose most, "mean (5 to 95 %)" a cell, on two of the days reported. */
function topStates(input: BriefInput, count: number): string[][] {
  const { columns, rows } = stateTable(input);
  const days = daysOf(input.runs);
  const shown = [...new Set([days[1] ?? days[0], days.at(-2) ?? days[0]])];
  const groups = columns.flatMap(({ name }, i) => (shown.some((day) => name.endsWith(`day ${day}, mean`)) ? [i] : []));
  const said = (x: string | number | null | undefined) => (typeof x === "number" ? people(x) : "-");
  return [
    ["State", ...groups.map((at) => columns[at]!.name.replace(/, mean$/, ""))],
    ...rows
      .slice(0, count)
      .map((row) => [
        String(row[1]),
        ...groups.map((at) => `${said(row[at])} (${said(row[at + 1])} to ${said(row[at + 2])})`),
      ]),
  ];
}
