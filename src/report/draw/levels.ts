/** A box of a chain, in px: its middle and its half sizes. */
export interface BoxAt {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly level: number;
}

/**
 * Levels of a chain from what goes into what: as far down as what it goes into allows, so that a link is short; what goes into nothing
 * stands on the last level. Links that close a circle are of no account.
 */
export function levelsOf(ids: readonly string[], links: readonly { from: string; to: string }[]): Map<string, number> {
  const above = new Map<string, number>();
  // Steps to the end along the longest way; rounds are capped, so that a circle ends as well.
  for (const id of ids) above.set(id, 0);
  for (let round = 0; round < ids.length; round++)
    for (const { from, to } of links)
      if (from !== to && above.get(from)! <= above.get(to)! && above.get(to)! + 1 < ids.length)
        above.set(from, above.get(to)! + 1);
  const most = Math.max(0, ...above.values());
  return new Map(ids.map((id) => [id, most - above.get(id)!]));
}

/** Places boxes level by level in a width, each near the middle of what goes into it. */
export function placeBoxes(
  ids: readonly string[],
  links: readonly { from: string; to: string }[],
  width: number,
  step: number,
): BoxAt[] {
  const levels = levelsOf(ids, links);
  const placed = new Map<string, BoxAt>();
  const most = Math.max(0, ...levels.values());
  for (let level = 0; level <= most; level++) {
    const row = ids.filter((id) => levels.get(id) === level);
    const pull = (id: string) => {
      const sources = links
        .filter(({ to, from }) => to === id && placed.has(from))
        .map(({ from }) => placed.get(from)!.x);
      return sources.length === 0 ? null : sources.reduce((sum, x) => sum + x, 0) / sources.length;
    };
    const order = row
      .map((id, i) => ({ id, at: pull(id) ?? ((i + 0.5) / row.length) * width, i }))
      .sort((a, b) => a.at - b.at || a.i - b.i);
    order.forEach(({ id }, i) => {
      placed.set(id, { id, level, x: ((i + 0.5) / row.length) * width, y: level * step });
    });
  }
  return ids.map((id) => placed.get(id)!);
}
