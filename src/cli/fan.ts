import { openRuns } from "../report/runData.ts";
import { people } from "../report/words.ts";
import { isUtf8, spark } from "./spark.ts";
import { WIDTH, wrap } from "./wrap.ts";

/** Days as marks of a line: room for names on the left of 80 columns. */
const MARKS = 66;

/** The fan in a terminal: median and both ends of the 90 % band by day, all runs on one scale. */
export function fanLines(folders: readonly string[], env: Readonly<Record<string, string | undefined>>): string {
  const drawn = openRuns(folders).flatMap((run) => {
    const bands = run.bands("outOfWork");
    return bands === null ? [] : [{ run, bands }];
  });
  const most = Math.max(0, ...drawn.map(({ bands }) => Math.max(...bands.q95)));
  if (most === 0) return "";
  const rows = drawn.flatMap(({ run, bands }) =>
    (
      [
        ["95 %", bands.q95],
        ["median", bands.q50],
        ["5 %", bands.q05],
      ] as const
    ).map(([name, values], i) => {
      const line = spark(
        Array.from(values, (people) => people / most),
        MARKS,
        isUtf8(env),
      );
      return `${(i === 0 ? run.letter : "").padEnd(2)}${name.padEnd(8)}${line}`;
    }),
  );
  const last = Math.max(...drawn.map(({ run }) => run.days)) - 1;
  const head = `People out of work from day 0 to day ${last}; a full mark is ${people(most)} people`;
  return `${wrap(head, WIDTH)}\n${rows.join("\n")}\n`;
}
