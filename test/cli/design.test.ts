import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, describe, expect, it } from "vitest";
import { toArquero } from "../../src/results/toArquero.ts";
import { runout } from "./runout.ts";

const root = mkdtempSync(join(tmpdir(), "runout-design-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(root, name), content);
  return join(root, name);
};
const run = (name: string, ...words: readonly string[]) =>
  runout(
    process.cwd(),
    ...["run", "scenarios/graphite-cutoff.yaml", "--threads", "1", "--quiet", "--horizon", "8", "--no-ladder"],
    ...["--out", join(root, name), ...words],
  );
const table = (name: string) => readFileSync(join(root, name, "replications.arrow"));
const manifest = (name: string) => JSON.parse(readFileSync(join(root, name, "manifest.json"), "utf8"));

const covers = [9, 1.5, 9, 1.5];
const csv = file("rows.csv", `anodeCoverDays,luck\n${covers.map((cover, row) => `${cover},${row >> 1}`).join("\n")}\n`);

describe("run --design", () => {
  it("runs the rows in their order, `row` first, each under the luck it names, and says that they are no sample", async () => {
    const { code, stdout, stderr } = await run("first", "--design", csv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/The 4 rows of\s.*rows\.csv\s\(1\sfactor\),\sgiven\sand\snot\sdrawn/);
    expect(stdout).not.toMatch(/modelled worlds/);
    const rows = toArquero(join(root, "first", "replications.arrow"));
    expect(rows.columnNames().slice(0, 2)).toEqual(["row", "replication"]);
    expect(rows.array("row")).toEqual([0, 1, 2, 3]);
    expect(rows.array("anodeCoverDays")).toEqual(covers);
    // Other factors are drawn by luck: rows 0 and 1 share theirs, 0 and 2 do not.
    const cell = rows.array("cellCoverDays") as number[];
    expect([cell[0] === cell[1], cell[0] === cell[2]]).toEqual([true, false]);
    const out = rows.array("outOfWork.day7") as number[];
    expect(out[1]).toBeGreaterThan(out[0]!);
    expect(out[3]).toBeGreaterThan(out[2]!);
  });

  it("gives the same bytes from Parquet, and for a part of the rows the same rows", async () => {
    const columns = { anodeCoverDays: covers, luck: covers.map((_, row) => row >> 1) };
    const columnData = Object.entries(columns).map(([name, data]) => ({ name, data, type: "DOUBLE" as const }));
    const parquet = file("rows.parquet", new Uint8Array(parquetWriteBuffer({ columnData })));
    expect((await run("parquet", "--design", parquet)).stderr).toBe("");
    expect(table("parquet").equals(table("first"))).toBe(true);
    expect(manifest("parquet").key).toBe(manifest("first").key);
    const broken = await run("broken", "--design", file("broken.parquet", "PAR1 and no more"));
    expect([broken.code, broken.stderr]).toEqual([2, expect.stringMatching(/cannot be read as Parquet: .*; write it/)]);
  });

  it("records the rows in the key: another design does not continue the run, the same one does", async () => {
    const other = file("other.csv", "anodeCoverDays\n9\n");
    const refused = await run("first", "--design", other, "--resume");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/was made with another design \([0-9a-f]{12} in the run, [0-9a-f]{12} now\)/);
    const drawn = await run("first", "--resume");
    expect(drawn.stderr).toMatch(/another design \([0-9a-f]{12} in the run, none now\)/);
    const again = await run("first", "--design", csv, "--resume");
    expect(again.code).toBe(0);
    expect(manifest("first").design).toMatchObject({ rows: 4, given: ["anodeCoverDays"], units: "natural" });
  });

  it("tells the story of a row from the rows in the folder", async () => {
    const { code, stdout } = await runout(
      process.cwd(),
      "trace",
      join(root, "first"),
      "--replication",
      "1",
      "--site",
      "Panasonic Nevada",
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/equal the run's record on each of its 9 days/);
  });

  it.each([
    [["--extend", "8"], /--extend: a design has the rows it was given/],
    [["--replications", "8"], /--replications: the design says how many rows are run/],
    [["--set", "anodeCoverDays=2"], /--set anodeCoverDays: .*rows\.csv has a column of that name/],
    [["--units", "quantile"], /rows\.csv:2: anodeCoverDays: 9 is no probability; give 0 to 1, or --units natural/],
  ])("refuses %s with a sentence", async (words, message) => {
    const { code, stderr } = await run("refused", "--design", csv, ...words);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
