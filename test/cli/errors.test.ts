import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeBadFiles } from "./badFiles.ts";
import { type Answer, bin, lines, runout } from "./runout.ts";

const { root, tree, bad } = makeBadFiles();
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("validate, over every kind of bad file at once", () => {
  let answer: Answer;
  beforeAll(async () => {
    answer = await runout(tree, "validate", ...bad.map(({ name }) => name));
  }, 60_000);

  it("says nothing on stdout and ends with code 2", () => {
    expect(answer).toMatchObject({ code: 2, stdout: "" });
  });

  it("says one line a file on stderr, in their order", () => {
    expect(lines(answer.stderr)).toHaveLength(bad.length);
  });

  it.each(bad.map((file, index) => [file.name, file.line, index] as const))(
    "says where %s is wrong",
    (_, line, index) => {
      const said = lines(answer.stderr)[index]!;
      expect(said.startsWith("runout: ")).toBe(true);
      expect(said.slice("runout: ".length)).toMatch(line);
    },
  );

  it("quotes nothing of the files outside the tree", () => {
    expect(answer.stderr).not.toContain("ore-abroad");
    expect(answer.stderr).not.toContain(root);
  });
});

describe("one bad file", () => {
  const places: readonly (readonly [string, ...string[]])[] = [
    ["unknown-key.yaml:2:1: ", "run", "unknown-key.yaml"],
    ["worlds/bad-shares/links.csv:4: ", "world", "bad-shares"],
  ];
  it.each(places)(
    "is one line with its place, %s",
    async (place, ...words) => {
      const { code, stdout, stderr } = await runout(tree, ...words);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(lines(stderr)).toHaveLength(1);
      expect(stderr.startsWith(`runout: ${place}`)).toBe(true);
    },
    30_000,
  );

  it("does not hide the good ones beside it", async () => {
    const { code, stdout, stderr } = await runout(tree, "validate", "range.yaml", "good.yaml", "nowhere.yaml");
    expect(code).toBe(2);
    expect(lines(stdout)).toHaveLength(1);
    expect(stdout).toMatch(/^ok {2}good\.yaml: scenario three-firm-cutoff, world three-firm-chain, /);
    expect(lines(stderr).map((line) => line.split(/[:;] /)[1])).toEqual([
      "range.yaml:2:15",
      "there is no file nowhere.yaml",
    ]);
  }, 30_000);

  it("is told to a machine with its place and what would do, on stdout with the good ones", async () => {
    const { code, stdout, stderr } = await runout(
      tree,
      "validate",
      "range.yaml",
      "good.yaml",
      "nowhere.yaml",
      "--json",
    );
    expect([code, stderr]).toEqual([2, ""]);
    const { files } = JSON.parse(stdout);
    expect(files[0]).toMatchObject({ file: "range.yaml", ok: false, line: 2, column: 15, key: "replications" });
    expect(files[0].message).toContain(`${files[0].problem}; ${files[0].remedy}`);
    expect(files[1]).toMatchObject({ file: "good.yaml", ok: true });
    expect(files[2]).toMatchObject({ file: "nowhere.yaml", ok: false });
  }, 30_000);
});

it("a reader that stops after the first letter is no error", () => {
  const program = `"${process.execPath}" "${bin}" validate --schema | head -c 1`;
  const { stdout, stderr } = spawnSync("sh", ["-c", program], { encoding: "utf8" });
  expect([stdout, stderr]).toEqual(["{", ""]);
}, 30_000);

describe("wrong words on the command line", () => {
  const wrong: readonly (readonly [RegExp, ...string[]])[] = [
    [/'--nope'/, "world", "--nope"],
    [/'wrld'\n.*world\?/, "wrld"],
    [/"three-firm-chian"; did you mean "three-firm-chain"\?/, "world", "three-firm-chian"],
    [/give scenario files/, "validate"],
  ];
  it.each(wrong)(
    "are answered with %s, nothing on stdout and code 2",
    async (message, ...words) => {
      const { code, stdout, stderr } = await runout(tree, ...words);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toMatch(message);
      expect(stderr).not.toMatch(/\n {4}at /);
    },
    30_000,
  );
});

describe("the list of worlds", () => {
  it("names the good ones and says what is wrong with the others", async () => {
    const { code, stdout, stderr } = await runout(tree, "world", "--json");
    expect(code).toBe(2);
    const listed = JSON.parse(stdout) as { name: string; folder: string }[];
    expect(listed.find(({ name }) => name === "three-firm-chain")!.folder).toBe(join("worlds", "three-firm-chain"));
    expect(listed.map(({ name }) => name)).not.toContain("bad-shares");
    expect(lines(stderr)).toHaveLength(2);
  }, 30_000);
});
