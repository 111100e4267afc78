import { expect, it } from "vitest";
import { coupledCascade } from "../../../src/analysis/views/cascade.ts";
import { networkOf } from "../../../src/analysis/views/network.ts";
import { shockOn } from "../../../src/analysis/views/shock.ts";
import { defaultForms } from "../../../src/scenario/forms.ts";
import { begin, cut } from "../../harness.ts";
import { randomWorld } from "../../randomWorld.ts";

const forms = { ...defaultForms, criticality: "leontief" as const };

/**
 * The condition of the bound: waterFill, cliff, every slot binds alike, no anticipation, no prices, no switching, no line
 * that comes before others of its company, and nobody leaves, so that no line waits for people. After two years what can run out has run out.
 */
it("no counted site of a bare model ends below the coupled cascade, in random worlds", () => {
  const days = 900;
  let hit = 0;
  for (let n = 0; n < 24; n++) {
    const { files } = randomWorld(`bound-${n}`, 4);
    const bare = {
      ...files,
      anticipation: null,
      prices: null,
      switching: null,
      sites: files.sites.map((row) => ({ ...row, marginShare: null })),
      regimes: files.regimes.map((row) => ({ ...row, furloughLagDays: 1e6, cashDays: null })),
      companies: files.companies.map((row) => ({ ...row, cashDays: null })),
      links: files.links.filter((row) => row.qualifyDays === null),
    };
    const groups = [...new Set(files.origins.map((row) => row.controlGroup))]
      .filter((group) => group !== "")
      .slice(0, 1);
    const admittedShare = [0, 0.3, 0.7][n % 3]!;
    const trial = begin(bare, { controls: [cut(groups, { admittedShare })], days, forms });
    const { economy, world, block } = trial;
    const network = networkOf({ ...economy, world }, block);
    const shock = shockOn({ ...economy, world }, block, days - 1);
    const least = coupledCascade(network, shock);
    const made = new Float64Array(world.sites);
    trial.run(days, (day) => {
      if (day >= days - 120) for (let site = 0; site < world.sites; site++) made[site] += block.madeUnits[site]! / 120;
    });
    for (let site = 0; site < world.sites; site++) {
      const rest = block.restOutput[site]!;
      if (rest <= 0 || files.sites[site] === undefined) continue;
      if (least[site]! < 1) hit++;
      expect(made[site]! / rest, `${files.name} ${files.sites[site].id}`).toBeGreaterThanOrEqual(least[site]! - 0.01);
    }
  }
  expect(hit).toBeGreaterThan(20);
});
