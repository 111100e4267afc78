import { unzipSync, zipSync } from "fflate";
import writeXlsxFile, { type Cell, type Sheet } from "write-excel-file/node";
import { listed as withRange } from "../../scenario/factorList.ts";
import type { ChartTable } from "../chart.ts";
import { answer } from "../html/firstPage.ts";
import { whole } from "../words.ts";
import { comparisonTable } from "./comparison.ts";
import { type BriefInput, cutLabel, scenarioLabel } from "./input.ts";
import { siteBands, siteNote, siteTable } from "./sites.ts";
import { stateTable } from "./states.ts";

/** The brief as a workbook: headline, comparison, states, assumptions and, unless they are not to be named, plants. */
export async function briefWorkbook(input: BriefInput): Promise<Uint8Array> {
  const { runs, hideSites } = input;
  const sheets = [
    sheetOf("headline", headline(input), headlineNotes(input)),
    sheetOf("comparison", comparisonTable(input), comparisonNotes(input)),
    sheetOf("states", stateTable(input), ["People out of work; mean, and 5 and 95 % of worlds, on report days."]),
    sheetOf("assumptions", assumptions(input), [
      "Every uncertain number that was put in, what was believed of it (median, and the range of 98 %), and who says so. Judgement is ours.",
    ]),
    ...(hideSites ? [] : [sheetOf("plants", siteTable(runs, siteBands(input)), [siteNote(runs)])]),
  ];
  return dateless(await writeXlsxFile(sheets).toBuffer());
}

/** A table with notes above it, its head held in sight. */
function sheetOf(name: string, { columns, rows }: ChartTable, notes: readonly string[]): Sheet<never> {
  const head = columns.map(
    ({ name: said, unit }): Cell => ({
      value: unit === "" ? said : `${said}, ${unit}`,
      fontWeight: "bold",
      wrap: true,
    }),
  );
  const cell = (value: string | number | null): Cell => (value === null ? "never" : value);
  const widths = columns.map((_, i) => {
    const longest = Math.max(...rows.slice(0, 200).map((row) => String(row[i] ?? "").length), 8);
    return { width: Math.min(longest + 2, 60) };
  });
  return {
    sheet: name,
    data: [...notes.map((note): Cell[] => [note]), [], head, ...rows.map((row) => row.map(cell))],
    columns: widths,
    stickyRowsCount: notes.length + 2,
  };
}

const QUANTILES = ["q05", "q25", "q50", "q75", "q95"] as const;

function headline({ runs }: BriefInput): ChartTable {
  return {
    columns: [
      { name: "beliefs", unit: "" },
      { name: "day", unit: "" },
      { name: "worlds", unit: "" },
      ...["5 %", "25 %", "median", "75 %", "95 %"].map((name) => ({ name: `out of work, ${name}`, unit: "people" })),
    ],
    rows: runs.flatMap((run) =>
      run.summary.days.flatMap(({ day, people }) => {
        const spread = people.outOfWork;
        if (spread === undefined) return [];
        return [[scenarioLabel(run), day, run.summary.replications, ...QUANTILES.map((q) => whole(spread[q]))]];
      }),
    ),
  };
}

const headlineNotes = ({ runs }: BriefInput): string[] => [
  ...runs.flatMap((run) => [`${scenarioLabel(run)}. ${run.manifest.scenario.question}`, answer(run)]),
  "Quantiles over modelled worlds: they say what the beliefs imply and are no forecast.",
];

const comparisonNotes = ({ packages: { head } }: BriefInput): string[] => [
  `Every intervention and every pair under cuts of these lengths: ${head.cuts.map(cutLabel).join(", ")}. Each row is computed from the few worlds that its column names: intervals are rough and rather too narrow.`,
  `Means with 90 % intervals (low, high). Saved and cost: to day ${head.lastDay}, against the same worlds under the same cut with nothing done. Dollars of 2025. Empty: nothing can be said, or nobody has put a price on it.`,
];

function assumptions({ runs }: BriefInput): ChartTable {
  return {
    columns: [
      "beliefs",
      "number",
      "meaning",
      "median",
      "low (1 %)",
      "high (99 %)",
      "unit",
      "source",
      "who says so",
    ].map((name) => ({ name, unit: "" })),
    rows: runs.flatMap((run) => [
      ...run.manifest.scenario.premises.map(({ name, premise }) => [
        scenarioLabel(run),
        `premise ${name}`,
        premise,
        "",
        "",
        "",
        "",
        "premise",
        "the story that is tested",
      ]),
      ...run.manifest.factors.map((factor) => {
        const { name, meaning, unit, source, median, range } = withRange(factor);
        const by = [source.by, source.ref, source.note].filter((part) => part !== undefined).join("; ");
        return [scenarioLabel(run), name, meaning, median, range[0], range[1], unit, source.kind, by];
      }),
    ]),
  };
}

/** The writer stamps the time into each file of the archive; here they all have the first day that a ZIP can name. */
function dateless(xlsx: Uint8Array): Uint8Array {
  const files = unzipSync(xlsx);
  const mtime = new Date(1980, 0, 1);
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, [bytes, { mtime }]])));
}
