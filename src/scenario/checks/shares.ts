import { links } from "../networkTables.ts";
import type { LinkRow, WorldFiles } from "../worldTypes.ts";
import type { Blame } from "./blame.ts";
import { groupBy } from "./group.ts";
import { isSecondSource, suppliedProducts } from "./links.ts";

const tolerance = 1e-9;

/**
 * A buyer's fixed shares of one product in one slot: exactly 1 when no link of it is drawn, at most 1 when drawn links
 * take what is left. Shares of the fitted product are only where the fit starts: they need not sum to 1, but not to 0.
 */
export function checkShares(world: WorldFiles, blame: Blame): void {
  const productOf = suppliedProducts(world);
  const atRest = world.links.filter((link) => !isSecondSource(link));
  const groups = groupBy(atRest, (link) => [link.buyer, link.slot, productOf.get(link.supplier)].join("\n"));
  for (const group of groups.values()) {
    const [first] = group;
    const product = productOf.get(first.supplier);
    const fault = sumFault(group, product === world.fit?.product);
    if (!fault) continue;
    const what = `the fixed shares of ${product} for the slot ${first.slot} of ${first.buyer}`;
    blame(links, fault.link, "share", {
      value: fault.sum,
      problem: `${what} sum to ${fault.sum}`,
      remedy: fault.remedy,
    });
  }
}

function sumFault(group: readonly LinkRow[], fitted: boolean): { link: LinkRow; sum: number; remedy: string } | null {
  const fixed = group.filter(({ share }) => share !== null);
  const sum = fixed.reduce((total, { share }) => total + (share ?? 0), 0);
  const link = fixed[fixed.length - 1];
  const drawn = fixed.length < group.length;
  if (drawn) return sum <= 1 + tolerance ? null : { link, sum, remedy: "give shares that sum to at most 1" };
  if (fitted) return sum > 0 ? null : { link, sum, remedy: "give at least one of them a share above 0 to start from" };
  if (Math.abs(sum - 1) <= tolerance) return null;
  return { link, sum, remedy: "give shares that sum to 1, or mixShape to the links that take what is left" };
}
