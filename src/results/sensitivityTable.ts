import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type IndexTable, measuresOf } from "../analysis/sensitivity/indexTable.ts";
import { evidenceKinds, evidenceOf, type RankedFactor } from "../analysis/sensitivity/ranking.ts";
import { realDisk, replaceFile } from "./disk.ts";
import { encodeTable } from "./encode.ts";
import { readRows } from "./rows.ts";
import { column, tableShape, textColumn } from "./schema.ts";

/** Indices of one question as they are kept: of all units and of parts of them. */
export interface KeptIndices {
  readonly question: { readonly text: string };
  readonly ranked: readonly RankedFactor[];
  /** The last is of all units. */
  readonly convergence: readonly IndexTable[];
}

/**
 * Writes indices as a table, one row a (question, number of units, factor, measure), and beside it what made them.
 * @returns the path of the table
 */
export function writeIndices(folder: string, name: string, answers: readonly KeptIndices[], made: object): string {
  const rows = answers.flatMap(({ question, ranked, convergence }) => {
    const known = new Map(ranked.map((one) => [one.name, one]));
    return convergence.flatMap(({ method, units, rows: factors, luck }) =>
      [
        ...factors,
        ...(luck === null ? [] : [{ name: luck.name, measures: [luck.total, luck.first, luck.total] }]),
      ].flatMap(({ name: factor, measures }) =>
        measures.map((estimate, m) => ({
          question: question.text,
          units,
          factor,
          measure: measuresOf[method][m]!,
          rank: known.get(factor)?.rank ?? null,
          source: known.get(factor)?.factor?.source ?? null,
          ...estimate,
        })),
      ),
    );
  });
  const list = <Key extends "question" | "factor" | "measure">(key: Key) => [
    ...new Set<string>(rows.map((row) => row[key])),
  ];
  const [questions, factors, measures] = [list("question"), list("factor"), list("measure")];
  const evidence = ["none", ...evidenceKinds];
  const shape = tableShape("sensitivity", [
    textColumn("outcome", 0, questions, "What was asked of every row, in the grammar of outcomes"),
    textColumn("factor", 1, factors, "Factor, group of factors, or luck"),
    textColumn("measure", 2, measures, "Index; which one ranks, and its formula, stand in the method's documentation"),
    textColumn("evidence", 3, evidence, "Who says what the factor is; none for groups and luck"),
    column(
      "units",
      "uint32",
      "1",
      "Base samples, trajectories or rows that it is taken from; the largest number is all of them",
    ),
    column("rank", "uint16", "1", "Place by the first measure over all units, from 1; null for luck", true),
    column("value", "float64", "see measure", "Estimate; null where the outcome or the factor is constant", true),
    column("low", "float64", "see measure", "Lower limit of the bootstrap interval; null where none is given", true),
    column("high", "float64", "see measure", "Upper limit of the bootstrap interval; null where none is given", true),
  ]);
  const bytes = encodeTable(shape, {
    outcome: rows.map((row) => questions.indexOf(row.question)),
    factor: rows.map((row) => factors.indexOf(row.factor)),
    measure: rows.map((row) => measures.indexOf(row.measure)),
    evidence: rows.map(({ source }) => (source === null ? 0 : evidence.indexOf(evidenceOf(source)))),
    units: rows.map((row) => row.units),
    rank: rows.map((row) => row.rank),
    value: rows.map((row) => row.value),
    low: rows.map((row) => row.low),
    high: rows.map((row) => row.high),
  });
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.arrow`);
  replaceFile(realDisk, path, [bytes]);
  replaceFile(realDisk, join(folder, `${name}.json`), [new TextEncoder().encode(`${JSON.stringify(made, null, 2)}\n`)]);
  return path;
}

/** A row of kept indices. */
export interface IndexCell {
  readonly outcome: string;
  readonly factor: string;
  readonly measure: string;
  readonly evidence: string;
  readonly rank: number | null;
  readonly units: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Indices that are kept, of all units, with what made them. */
export interface KeptTable {
  readonly made: {
    readonly scenario: string;
    readonly of: string;
    readonly seed?: string;
    readonly settings?: string;
    /** Replications that were run. */
    readonly rows: number;
    /** Factors that were asked about, and how many are open: the others were moved together, or not looked at. */
    readonly asked?: readonly string[];
    readonly open?: number;
  };
  readonly rows: readonly IndexCell[];
}

/** Reads indices back, of all units alone; null where the folder has none of that method. */
export function readIndices(folder: string, name: string): KeptTable | null {
  const [path, told] = [join(folder, `${name}.arrow`), join(folder, `${name}.json`)];
  if (!existsSync(path) || !existsSync(told)) return null;
  const rows = readRows(path).objects<IndexCell>();
  const most = rows.reduce((units, row) => Math.max(units, row.units), 0);
  const made = JSON.parse(readFileSync(told, "utf8")) as KeptTable["made"];
  return { made, rows: rows.filter(({ units }) => units === most) };
}
