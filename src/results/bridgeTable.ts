import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BridgeAnswer, BridgeDay, BridgeShare } from "../analysis/bridge.ts";
import type { Mean } from "../analysis/mean.ts";
import { realDisk, replaceFile } from "./disk.ts";
import { encodeTable } from "./encode.ts";
import { readRows } from "./rows.ts";
import { column, tableShape, textColumn } from "./schema.ts";

/** A row as it is kept: one end of a bridge, or a difference between them. */
interface Step extends Omit<BridgeShare, "first" | "last"> {
  readonly day: number;
  readonly role: (typeof roles)[number];
  readonly first: Mean | null;
  readonly last: Mean | null;
}

const nameOf = (to: string): string => `bridge-to-${to}`;

const roles = ["from", "part", "to"] as const;

/**
 * Keeps a bridge as a table, `bridge-to-<to>.arrow`, one row a (day, step), and beside it what made it, as `.json`.
 *
 * Columns: day, step (a scenario's name, or a difference's), role (from, part, to), mean (people out of work; of a part its Shapley
 * value: from and all parts add up to to), and of parts what they do first and last of all; each with its standard error.
 * @returns the path of the table
 */
export function writeBridge(folder: string, answer: BridgeAnswer, code: string): string {
  const rows = answer.days.flatMap((day) => stepsOf(day, answer));
  const steps = [...new Set(rows.map(({ name }) => name))];
  const shape = tableShape("bridge", [
    column("day", "uint16", "day", "Day since the effective date"),
    textColumn("step", 0, steps, "Scenario at an end of the bridge, or a difference between the two"),
    textColumn("role", 1, roles, "from: where the bridge begins; part: what a difference carries; to: where it ends"),
    ...means.flatMap(([name, meaning]) => [
      column(name, "float64", "people", meaning, true),
      column(`${name}Error`, "float64", "people", `Its standard error; null from one replication: ${name}`, true),
    ]),
  ]);
  const finite = (x: number | undefined) => (x !== undefined && Number.isFinite(x) ? x : null);
  const bytes = encodeTable(shape, {
    day: rows.map(({ day }) => day),
    step: rows.map(({ name }) => steps.indexOf(name)),
    role: rows.map(({ role }) => roles.indexOf(role)),
    ...Object.fromEntries(
      means.flatMap(([name, , of]) => [
        [name, rows.map((row) => finite(row[of]?.mean))],
        [`${name}Error`, rows.map((row) => finite(row[of]?.standardError))],
      ]),
    ),
  });
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${nameOf(answer.to)}.arrow`);
  replaceFile(realDisk, path, [bytes]);
  const { days, ...head } = answer;
  const made = { ...head, code, days: days.map(({ day }) => day) };
  replaceFile(realDisk, join(folder, `${nameOf(answer.to)}.json`), [
    new TextEncoder().encode(`${JSON.stringify(made, null, 2)}\n`),
  ]);
  return path;
}

const means = [
  [
    "mean",
    "Mean people out of work; of a part its Shapley value, the mean over all orders of taking the differences",
    "share",
  ],
  ["first", "Of a part: what it does before all others", "first"],
  ["last", "Of a part: what it does after all others", "last"],
] as const;

function stepsOf({ day, from, to, shares }: BridgeDay, answer: BridgeAnswer): Step[] {
  const end = (role: "from" | "to", share: Mean): Step => ({
    day,
    role,
    name: answer[role],
    share,
    first: null,
    last: null,
  });
  return [end("from", from), ...shares.map((share): Step => ({ day, role: "part", ...share })), end("to", to)];
}

/** A bridge that is kept, with its difference left out: it is the sum of the parts. */
export type KeptBridge = Omit<BridgeAnswer, "days"> & { readonly days: readonly Omit<BridgeDay, "difference">[] };

/** The bridges kept in a folder, by the name of where they lead. */
export function readBridges(folder: string): KeptBridge[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder)
    .filter((file) => /^bridge-to-.*\.arrow$/.test(file) && existsSync(join(folder, file.replace(/arrow$/, "json"))))
    .sort();
  return names.map((file) => readBridge(join(folder, file)));
}

function readBridge(path: string): KeptBridge {
  const { days, ...head } = JSON.parse(readFileSync(path.replace(/arrow$/, "json"), "utf8")) as Omit<
    KeptBridge,
    "days"
  > & {
    readonly days: readonly number[];
  };
  const table = readRows(path);
  const numbers = (name: string) => table.array<number | null>(name);
  const at = (name: string): Mean[] => {
    const errors = numbers(`${name}Error`);
    return numbers(name).map((mean, i) => ({ mean: mean ?? 0, standardError: errors[i] ?? Number.POSITIVE_INFINITY }));
  };
  const [dayOf, names, roleOf] = [numbers("day"), table.array<string>("step"), table.array<string>("role")];
  const [share, first, last] = [at("mean"), at("first"), at("last")];
  const rows = names.map((name, i) => ({
    name,
    day: dayOf[i],
    role: roleOf[i],
    share: share[i]!,
    first: first[i]!,
    last: last[i]!,
  }));
  return {
    ...head,
    days: days.map((day) => {
      const of = (role: string) => rows.filter((row) => row.day === day && row.role === role);
      return {
        day,
        from: of("from")[0]!.share,
        to: of("to")[0]!.share,
        shares: of("part").map(({ name, share, first, last }) => ({ name, share, first, last })),
      };
    }),
  };
}
