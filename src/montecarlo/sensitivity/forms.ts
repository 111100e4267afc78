import type { BootstrapOptions } from "../../analysis/sensitivity/bootstrap.ts";
import { type FormSpread, formSpread } from "../../analysis/sensitivity/formSpread.ts";
import { answersOf, overRows, type Question } from "../../analysis/sensitivity/question.ts";
import type { Failure } from "../../engine/series.ts";
import { randomDesign } from "../../numbers/designs/fill.ts";
import { formWords } from "../../scenario/forms.ts";
import type { Forms } from "../../scenario/types.ts";
import { experimentOf } from "../experiment.ts";
import type { Pool } from "../pool.ts";
import { type Asked, layoutFor, runDesign } from "./rows.ts";

/** A set of forms and what it is called. */
export interface FormSet {
  readonly name: string;
  readonly forms: Forms;
}

/** What each question's answer is under each set of forms. */
export interface FormsAnswer {
  readonly sets: readonly FormSet[];
  readonly rows: number;
  readonly days: number;
  readonly failures: readonly Failure[];
  readonly answers: readonly { readonly question: Question; readonly never: number; readonly spread: FormSpread }[];
}

/** The scenario's own forms, then every other word of every mechanism alone; or, of the mechanisms named, all combinations. */
export function formSets(own: Forms, crossed: readonly (keyof Forms)[] = []): FormSet[] {
  const base: FormSet = { name: "as in the scenario", forms: own };
  const change = (set: FormSet, name: keyof Forms, word: string): FormSet => ({
    name: set === base ? `${name} ${word}` : `${set.name}, ${name} ${word}`,
    forms: { ...set.forms, [name]: word },
  });
  const others = (name: keyof Forms) => formWords[name].filter((word) => word !== own[name]);
  if (crossed.length > 0)
    return crossed.reduce<FormSet[]>(
      (sets, name) => sets.flatMap((set) => [set, ...others(name).map((word) => change(set, name, word))]),
      [base],
    );
  return [
    base,
    ...(Object.keys(formWords) as (keyof Forms)[]).flatMap((name) =>
      others(name).map((word) => change(base, name, word)),
    ),
  ];
}

/** Runs the same rows under every set of forms; null when stopped. */
export async function runForms(
  pool: Pool,
  asked: Asked,
  {
    samples,
    sets,
    options,
  }: { readonly samples: number; readonly sets: readonly FormSet[]; readonly options: BootstrapOptions },
): Promise<FormsAnswer | null> {
  const layout = layoutFor(asked);
  const names = experimentOf(asked.files, asked.scenario).factors.map(({ name }) => name);
  const design = randomDesign({ names, seed: asked.scenario.seed, rows: samples });
  const columns: Float64Array[][] = asked.questions.map(() => []);
  const never = asked.questions.map(() => 0);
  const failures: Failure[] = [];
  for (const { name, forms } of sets) {
    const run = await runDesign(pool, { ...asked, scenario: { ...asked.scenario, forms } }, layout, design, name);
    if (run === null) return null;
    failures.push(...run.failures);
    asked.questions.forEach((question, q) => {
      const answers = answersOf(run.sample, question, layout.days);
      columns[q]!.push(overRows(run.sample, answers.values, samples));
      never[q]! += answers.never;
    });
  }
  const answers = asked.questions.map((question, q) => ({
    question,
    never: never[q]!,
    spread: formSpread(
      sets.map(({ name }) => name),
      columns[q]!,
      options,
    ),
  }));
  return { sets, rows: samples * sets.length, days: layout.days, failures, answers };
}
