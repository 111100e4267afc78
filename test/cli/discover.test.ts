import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runout } from "./runout.ts";

const root = mkdtempSync(join(tmpdir(), "runout-discover-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const run = (name: string, ...words: readonly string[]) =>
  runout(
    process.cwd(),
    ...["run", "scenarios/graphite-cutoff.yaml", "--threads", "1", "--quiet", "--horizon", "8", "--no-ladder"],
    ...["--out", join(root, name), ...words],
  );
const discover = (name: string, ...words: readonly string[]) =>
  runout(process.cwd(), "discover", join(root, name), ...words);

// Anode cover from 1 to 10 days, all else at its median and under one luck: the answer has to be a limit on anode cover.
const covers = Array.from({ length: 32 }, (_, i) => 1 + (9 * ((i * 13) % 32)) / 31);
beforeAll(async () => {
  const rows = covers.map((cover, i) => `${cover},${0.65 + (0.2 * ((i * 5) % 32)) / 31},0`).join("\n");
  writeFileSync(join(root, "rows.csv"), `anodeCoverDays,vehicleSalesScale,luck\n${rows}\n`);
  for (const [name, ...words] of [
    ["grid", "--design", join(root, "rows.csv"), "--others", "median"],
    ["drawn", "--replications", "20"],
    ["stopped", "--replications", "20", "--set", "goodsAtSeaStopped=0"],
  ] as const) {
    const { code, stderr } = await run(name, ...words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  }
}, 300_000);

describe("discover", () => {
  it("finds the one factor that an outcome hangs on, and where", async () => {
    const words = ["--when", "outOfWork@7 >= 100000", "--threshold", "anodeCoverDays"];
    const { code, stdout, stderr } = await discover("grid", ...words, "--json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { discovery, sentence, thresholds } = JSON.parse(stdout);
    expect(discovery.box.map((limit: { name: string }) => limit.name)).toEqual(["anodeCoverDays"]);
    expect(sentence).toMatch(
      /^outOfWork@7 >= 100000 (needs|goes with) anodeCoverDays at most [\d.]+: holds in .* of rows, explains /,
    );
    // Cases end near one cover, smeared by sales; 21 rows learn the box, so neighbours lie half a day apart.
    expect(Math.abs(thresholds[0].crossings[1].value - discovery.box[0].high)).toBeLessThan(2);
    const text = (await discover("grid", ...words)).stdout;
    expect(text).toMatch(/given and not drawn/);
    expect(text).not.toMatch(/modelled worlds/);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("says so when there is nothing to tell apart", async () => {
    const none = await discover("drawn", "--when", "outOfWork@7 >= 100000000");
    expect(none.stdout).toMatch(/holds in none of 20\smodelled\sworlds\s\(< \d+ %\):\snothing\sto\sexplain/);
    const all = await discover("drawn", "--when", "outOfWork@7 >= 0 and peak(outOfWork) < 1e9");
    expect(all.stdout).toMatch(/holds\sin\sall\sof\s20\smodelled\sworlds\s\(> \d+\s%\)/);
    expect([none.code, all.code]).toEqual([0, 0]);
  });

  it("weighs runs on the same luck as a choice, and refuses others", async () => {
    const { code, stdout } = await discover(
      "drawn",
      "--when",
      "outOfWork@7 >= 100000",
      "--against",
      join(root, "stopped"),
      "--json",
    );
    expect(code).toBe(0);
    const { choice } = JSON.parse(stdout);
    // Goods at sea that land leave fewer out of work in every world: nothing is worth knowing; a choice made on noise costs.
    expect(choice).toMatchObject({ best: 1, perfect: { value: 0 } });
    expect(choice.factors.every(({ value }: { value: { value: number } }) => value.value <= 0)).toBe(true);
    const refused = await discover("drawn", "--when", "outOfWork@7 >= 100000", "--against", join(root, "grid"));
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/another design than .*: its replications are not the same worlds/),
    ]);
  });

  it.each([
    [
      ["--when", "outOfWork@7"],
      /outcome "outOfWork@7": no comparison with a number; write for example outOfWork@7 >= 100000/,
    ],
    [["--when", "outOfWork@7 >= 1 and process.exit(1)"], /no comparison with a number/],
    [["--when", "outOfwork@7 >= 1"], /no series "outOfwork" in this run; did you mean "outOfWork"\?/],
    [
      ["--when", "outOfWork@7 >= 1", "--factors", "anodCoverDays"],
      /no factor "anodCoverDays" in this run; did you mean "anodeCoverDays"\?/,
    ],
    [
      ["--when", "outOfWork@7 >= 1", "--threshold", "goodsAtSeaStopped"],
      /--threshold goodsAtSeaStopped: it is 1 in every world/,
    ],
    [["--when", "outOfWork@7 >= 1", "--min-support", "0.9"], /"0\.9" is no share above 0 and up to 0\.5/],
  ])("refuses %j", async (words, message) => {
    const { code, stderr } = await discover("drawn", ...words);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
