import { describe, it } from "vitest";
import { bad } from "../badWorld.ts";

describe("a name", () => {
  it("must exist in the table it refers to, and the nearest spelling is offered", () => {
    const names: [string, string, string, string, number, string][] = [
      ["sites.csv", "cells-east,Cells East,motors", "cells-east,Cells East,motor", "company", 3, "motors"],
      ["sites.csv", "motors,cell,MI", "motors,cel,MI", "stage", 3, "cell"],
      ["sites.csv", "cell,MI,Lansing", "cell,MJ,Lansing", "region", 3, "MI"],
      ["sites.csv", "Lansing,cells,", "Lansing,cellz,", "product", 3, "cells"],
      ["sites.csv", "cells,cell,20000", "cells,cello,20000", "recipe", 3, "cell"],
      ["sites.csv", "1500,union", "1500,unin", "regime", 5, "union"],
      ["origins.csv", "asia,cells", "asai,cells", "region", 4, "asia"],
      ["origins.csv", "anode-korea,anode-china", "anode-korea,anode-chima", "dependsOn", 3, "anode-china"],
      ["fills.csv", "anode,silicon", "anode,silicn", "product", 3, "silicon"],
      ["fills.csv", "anode,silicon", "anod,silicon", "slot", 3, "anode"],
      ["links.csv", "anode-china,cells-east", "anode-chine,cells-east", "supplier", 2, "anode-china"],
      ["links.csv", "anode-china,cells-east", "anode-china,cells-eat", "buyer", 2, "cells-east"],
      ["links.csv", "cells-east,anode", "cells-east,anodes", "slot", 2, "anode"],
      ["demand.csv", "vehicles,car", "vehicle,car", "endUse", 2, "vehicles"],
      ["demand.csv", "car-plant", "car-plan", "supplier", 2, "car-plant"],
      ["supplier-regions.csv", "MI", "MO", "region", 2, "MI"],
      ["recipes.csv", "anodeCoverDays", "anodeCoverDay", "coverDays", 2, "anodeCoverDays"],
    ];
    for (const [file, from, to, column, line, near] of names) {
      bad(file, from, to, { line, column, remedy: new RegExp(`did you mean "${near}"`) });
    }
  });

  it("of a factor stands for a number of the column's range only", () => {
    bad("fills.csv", "siliconMixShare", "anodeCoverDays", {
      line: 3,
      column: "mixShare",
      value: "anodeCoverDays",
      problem: /bounds 0 to 365/,
    });
  });

  it("in world.yaml is looked up as well", () => {
    bad("world.yaml", "regime: plain", "regime: plan", {
      line: 6,
      column: 11,
      key: "suppliers.regime",
      remedy: /"plain"/,
    });
    bad("world.yaml", "{ cell:", "{ cel:", { line: 12, column: 17, value: "cel", remedy: /"cell"/ });
    bad("world.yaml", "motors: 0.5", "motor: 0.5", { line: 13, value: "motor" });
    bad("world.yaml", "product: cells", "product: cars-", { line: 17, remedy: /"cars"/ });
    bad("world.yaml", "coverSiteSigma: coverSiteSigma", "coverSiteSigma: sigma", { line: 22, value: "sigma" });
    bad("world.yaml", "of: [cell,", "of: [pack,", { line: 27, column: 10, value: "pack" });
    bad("world.yaml", "spendShare: 0.5", "spendShare: share", { key: "households.spendShare", value: "share" });
    bad("world.yaml", "spendLagDays: 30", "spendLagDays: 0", { key: "households.spendLagDays", value: 0 });
    bad("world.yaml", "fit:", "fitt:", { line: 16, value: "fitt", remedy: /"fit"/ });
    bad("world.yaml", "[0.7, 0.3]", "[0.7, 0.2]", { line: 10, problem: /sum to/ });
  });
});
