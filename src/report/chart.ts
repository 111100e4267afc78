/** A Vega-Lite view without its data's size, colours of the page and fonts, which the theme gives. */
export type Spec = { readonly [key: string]: unknown };

/** A column of the table behind a chart. */
export interface ChartColumn {
  readonly name: string;
  readonly unit: string;
}

/** The numbers that a chart draws, for those who cannot see it or want to go on with them. */
export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** An entry of the key above a chart. */
export interface Key {
  readonly label: string;
  readonly colour: string;
  readonly mark: "area" | "line" | "dash" | "dot";
}

/** One picture: what it says in a sentence, how it is drawn, and the numbers behind it. */
export interface Chart {
  /** Its name on the command line, with the run's letter where several runs have one each. */
  readonly id: string;
  /** What a reader must take away, in one sentence computed from the data. */
  readonly takeaway: string;
  /** What is drawn, of what, in which unit. */
  readonly subtitle: string;
  readonly keys: readonly Key[];
  /** Where it comes from, how many replications, and what a reader may misread. */
  readonly notes: string;
  /** The Vega-Lite view in a frame of that many px. */
  readonly spec: (width: number) => Spec;
  readonly table: ChartTable;
}

/** Why a run has no such chart, in a sentence. */
export interface NoChart {
  readonly why: string;
}
