import type { Condition } from "../conditions.ts";
import { whenText } from "../conditions.ts";
import type { Comparison } from "../outcomes.ts";
import { type Discovery, FEWEST } from "./discover.ts";

const OPPOSITE: Record<Comparison, Comparison> = { ">=": "<", ">": "<=", "<=": ">", "<": ">=" };

/** What would do next, where a discovery says little or could say more; null where nothing is to be said. */
export function adviceOn(
  found: Discovery,
  conditions: readonly Condition[],
  seen: readonly [low: number | null, high: number | null],
): string | null {
  const [only] = conditions;
  const share = found.cases / found.rows;
  const opposite = conditions.length === 1 ? whenText([{ ...only!, comparison: OPPOSITE[only!.comparison] }]) : null;
  switch (found.kind) {
    case "none":
    case "all": {
      const [low, high] = seen.map((value) => (value === null ? "never" : value.toLocaleString("en-US")));
      return `Values lie between ${low} and ${high}: ask for a level between, or of a scenario in which it is open.`;
    }
    case "few": {
      const rare = Math.min(share, 1 - share);
      const rows = Math.ceil((3 * FEWEST) / rare / 100) * 100;
      return `About ${rows.toLocaleString("en-US")} replications would hold ${3 * FEWEST} of them: runout run --extend ${rows}.`;
    }
    case "nothing":
      return found.rows < 1000
        ? `Among so many factors ${found.rows} worlds show only what is very strong: try runout run --extend 1000, or name a few with --factors.`
        : "If it is the factors together that matter and none by itself, name them with --factors.";
    case "box":
      return share > 0.5 && opposite !== null ? `Most are cases; for what prevents it ask --when "${opposite}".` : null;
  }
}
