import { describe, expect, it } from "vitest";
import { bad, readSmall } from "../badWorld.ts";
import { fault } from "../faults.ts";
import { changed, smallWorld } from "../smallWorld.ts";

describe("shares", () => {
  it("of a product in a slot sum to 1 when all are fixed", () => {
    bad("links.csv", "0.4,,40", "0.3,,40", {
      line: 5,
      column: "share",
      value: 0.3 + 0.6,
      problem: /cells-west sum to 0\.8999/,
      remedy: /sum to 1/,
    });
    bad("links.csv", "0.4,,40", "0.4000001,,40", { column: "share" });
    expect(() => readSmall(changed("links.csv", "0.4,,40", "0.40000000001,,40"))).not.toThrow();
  });

  it("leave room for drawn links: at most 1", () => {
    bad("links.csv", "car-plant,cells,0.5", "car-plant,cells,0.7", { line: 9, column: "share", remedy: /at most 1/ });
    expect(() => readSmall(changed("links.csv", "car-plant,cells,0.5", "car-plant,cells,0.6"))).not.toThrow();
  });

  it("of the fitted product may sum to anything above 0 when none is drawn", () => {
    const noImports = changed("links.csv", "cells-abroad,car-plant,cells,,3,,judgement,invented for tests,\n", "");
    expect(() => readSmall(noImports)).not.toThrow();
    const none = noImports["links.csv"].replace("cells,0.5", "cells,0").replace("cells,0.4", "cells,0");
    fault(() => readSmall({ ...noImports, "links.csv": none }), { column: "share", value: 0, remedy: /above 0/ });
    fault(
      () =>
        readSmall({ ...noImports, "world.yaml": smallWorld["world.yaml"].replace(/fit:\n( {2}.*\n)+/, "fit: null\n") }),
      { column: "share", problem: /car-plant sum to 0\.9/ },
    );
  });

  it("are either fixed or drawn", () => {
    bad("links.csv", "car-plant,cells,,3,", "car-plant,cells,0.1,3,", { line: 10, column: "share", problem: /both/ });
    bad("links.csv", "car-plant,cells,,3,", "car-plant,cells,,,", { line: 10, column: "share", problem: /neither/ });
    bad("links.csv", "car-plant,cells,,3,", "car-plant,cells,,0,", { line: 10, column: "mixShape" });
  });

  it("of fills leave the rest to exactly one", () => {
    bad("fills.csv", "graphite,1000,,1", "graphite,1000,0.9,1", { column: "mixShare", problem: /no fill/ });
    bad("fills.csv", "4500,siliconMixShare", "4500,", { line: 3, column: "mixShare", problem: /2 fills/ });
  });

  it("of fills have one ceiling", () => {
    bad("fills.csv", "siliconMixShare,,0.1", "siliconMixShare,0.5,0.1", {
      line: 3,
      column: "ceilingShare",
      problem: /second/,
    });
    bad("fills.csv", "0.1,4.5", "0.1,", { line: 3, column: "ceilingShare", problem: /no ceiling/ });
  });
});
