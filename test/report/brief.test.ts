import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PackagesWords, packagesRequest } from "../../src/cli/brief/request.ts";
import { codeVersion } from "../../src/cli/codeVersion.ts";
import { readWorld } from "../../src/cli/tree.ts";
import { makePackages } from "../../src/montecarlo/packages/make.ts";
import type { PackagesRequest } from "../../src/montecarlo/packages/plan.ts";
import type { BriefInput } from "../../src/report/brief/input.ts";
import { siteNames } from "../../src/report/brief/withhold.ts";
import { writeBrief } from "../../src/report/brief/write.ts";
import { openRuns } from "../../src/report/runData.ts";
import { type PackagesAnswer, readPackages } from "../../src/results/packages/read.ts";
import { latestRun } from "../../src/results/runPlace.ts";
import { runout } from "../cli/runout.ts";
import { skippedWithout } from "../needs.ts";
import { browser } from "./browser.ts";
import { openPage, type Page } from "./page.ts";

const folder = mkdtempSync(join(tmpdir(), "runout-brief-"));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
const out = join(folder, "results/graphite-cutoff-evidence/brief");
const asked = { with: ["stockpile-30", "short-time"], cuts: ["45", "open"], replications: 8, horizon: 70, pairs: true };
const words = ["--with", "stockpile-30,short-time", "--cuts", "45,open", "--replications", "8", "--horizon", "70"];
let packages: PackagesAnswer;
let input: BriefInput;
let request: PackagesRequest;
let first: ReadonlyMap<string, string>;

/** Every file of a folder, by its path. */
const filesOf = (path: string): Map<string, string> =>
  new Map(
    (readdirSync(path, { recursive: true, encoding: "utf8" }) as string[])
      .filter((name) => statSync(join(path, name)).isFile())
      .map((name) => [name, readFileSync(join(path, name), "latin1")]),
  );

beforeAll(async () => {
  cpSync("scenarios", join(folder, "scenarios"), { recursive: true });
  const scenarios = ["graphite-cutoff", "graphite-cutoff-evidence"].map((name) => `scenarios/${name}.yaml`);
  const run = await runout(
    folder,
    "run",
    ...scenarios,
    "--replications",
    "8",
    "--horizon",
    "70",
    "--no-ladder",
    "--no-without",
    "--quiet",
  );
  expect([run.code, run.stderr]).toEqual([0, ""]);
  const made = await runout(folder, "brief", "graphite-cutoff", "graphite-cutoff-evidence", ...words, "--quiet");
  expect([made.code, made.stdout, made.stderr]).toEqual([0, "results/graphite-cutoff-evidence/brief/brief.html\n", ""]);
  packages = readPackages(out);
  first = filesOf(out);
  const runs = openRuns(
    ["graphite-cutoff", "graphite-cutoff-evidence"].map((name) => latestRun(join(folder, "results"), name)!),
  );
  const files = readWorld("scenarios/worlds/us-battery-2026");
  input = { runs, packages, files, hideSites: false };
  request = packagesRequest(
    files,
    runs.map(({ manifest }) => manifest.scenario),
    asked,
    codeVersion(),
  );
}, 180_000);

const cell = (scenario: string, cut: string, name: string, measure: string, day: number | null) =>
  packages.rows.find(
    (row) =>
      row.scenario === scenario &&
      row.cut === cut &&
      row.package === name &&
      row.measure === measure &&
      row.day === day,
  )!;

describe("packages computed beforehand", () => {
  it("are what compare says of the same packages, number for number", async () => {
    const asked = ["--with", "stockpile-30+short-time", "--replications", "8", "--horizon", "70"];
    const { stdout } = await runout(
      folder,
      "compare",
      "scenarios/graphite-cutoff.yaml",
      ...asked,
      "--no-shares",
      "--json",
      "--quiet",
    );
    for (const row of JSON.parse(stdout).rows) {
      const told = (measure: string, day: number | null) => {
        const { value, low, high } = cell("graphite-cutoff", "open", row.name, measure, day);
        return { value, low, high };
      };
      expect(told("jobsSaved", 30)).toEqual(row.jobsSaved[0]);
      expect(told("jobYearsSaved", 70)).toEqual(row.jobYearsSaved.at(-1));
      expect(told("gross", null)).toEqual(row.gross);
      expect(told("usdPerJobYear", null)).toEqual(row.usdPerJobYear ?? { value: null, low: null, high: null });
    }
  }, 60_000);

  it("differ by the length of the cut on no day before it is lifted, and afterwards they do", () => {
    for (const name of ["none", "stockpile-30", "stockpile-30+short-time"]) {
      for (const day of [1, 7, 14, 30])
        expect(cell("graphite-cutoff", "45", name, "outOfWork", day).value).toBe(
          cell("graphite-cutoff", "open", name, "outOfWork", day).value,
        );
      expect(cell("graphite-cutoff", "45", name, "outOfWork", 70).value).toBeLessThan(
        cell("graphite-cutoff", "open", name, "outOfWork", 70).value!,
      );
    }
  });

  it("are not computed again, and give the same files in every byte", async () => {
    const never = () => Promise.reject(new Error("nothing is missing"));
    expect(await makePackages(never, request, out)).toEqual(packages.head);
    await writeBrief({ ...input, hideSites: false }, out);
    const again = filesOf(out);
    expect([...again.keys()]).toEqual([...first.keys()]);
    for (const [name, bytes] of again) expect([name, bytes === first.get(name)]).toEqual([name, true]);
  }, 60_000);
});

describe("the pages", () => {
  it("load nothing, run the one script whose hash they name, and hold no number that is none", () => {
    const html = first.get("brief.html")!;
    expect([...html.matchAll(/<script(?! type="application\/json")/g)].length).toBe(1);
    for (const [name, text] of first)
      if (name.endsWith(".html")) {
        const addresses = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address!);
        const own = /^(data:|#|states\/[A-Z]{2}\.html$|\.\.\/brief\.html$)/;
        expect([name, addresses.filter((address) => !own.test(address))]).toEqual([name, []]);
        expect([
          name,
          /NaN|undefined|\[object/.test(text.replace(/<script[\s\S]*?<\/script>|data:[^")]*/g, "")),
        ]).toEqual([name, false]);
      }
  });

  it("name plants, and with --hide-sites not one of them in any file", async () => {
    const names = siteNames(input.files);
    const named = (files: ReadonlyMap<string, string>) => {
      const all = [...files.values()].join("\n").toLowerCase();
      return names.filter((name) => all.includes(name.toLowerCase()));
    };
    expect(named(first).length).toBeGreaterThan(20);
    await writeBrief({ ...input, hideSites: true }, out);
    expect(named(filesOf(out))).toEqual([]);
  }, 60_000);
});

describe("the user's mistakes", () => {
  it("are said in a sentence", () => {
    const { files } = input;
    const scenarios = input.runs.map(({ manifest }) => manifest.scenario);
    const wrong = (more: Partial<PackagesWords>) => () => packagesRequest(files, scenarios, { ...asked, ...more }, "");
    expect(wrong({ with: ["short-tim"] })).toThrow(
      "--with short-tim: graphite-cutoff-evidence has no such option; did you mean short-time?",
    );
    expect(wrong({ cuts: ["soon"] })).toThrow("--cuts soon: give days after which the cut is lifted, or open");
    expect(wrong({ cuts: ["70"] })).toThrow("--cuts 70: nothing is seen after day 70; give a longer --horizon");
  });
});

describe.skipIf(skippedWithout(browser !== undefined))("the switches, in a browser", () => {
  let page: Page;
  const profile = mkdtempSync(join(tmpdir(), "runout-profile-"));
  const text = (id: string) => page.evaluate<string>(`document.getElementById(${JSON.stringify(id)}).textContent`);
  beforeAll(async () => {
    page = await openPage(profile, pathToFileURL(join(out, "brief.html")).href);
  }, 60_000);
  afterAll(async () => {
    await page.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it("are reached by the keyboard in the order in which they are read, each with a name", async () => {
    await page.evaluate(`document.querySelector("#choice").tabIndex = -1, document.querySelector("#choice").focus()`);
    const stops: string[] = [];
    for (let i = 0; i < 8; i++) {
      await page.press("Tab", 9);
      stops.push(
        await page.evaluate(
          `(({ name, id, labels }) => (name || id) + ": " + [...labels].map((one) => one.textContent.trim()).join())(document.activeElement)`,
        ),
      );
    }
    expect(stops).toEqual([
      "first-scenario: B: Graphite cutoff evidence, no premises",
      "first-cut: open-ended",
      "first-a: What is done",
      "first-b: and",
      "second-scenario: B: Graphite cutoff evidence, no premises",
      "second-cut: open-ended",
      "second-a: What is done",
      "second-b: and",
    ]);
  });

  it("show what the tables hold when a key chooses something else, and say from how many worlds", async () => {
    await page.evaluate(`document.querySelector("[name=second-scenario]:checked").focus()`);
    await page.press("ArrowUp", 38);
    const { value, low, high } = cell("graphite-cutoff", "open", "stockpile-30", "outOfWork", 70);
    const row = await page.evaluate<string[]>(
      `[...document.querySelectorAll("#numbers tbody tr")].find((row) => row.textContent.startsWith("Out of work on day 70")).innerText.split("\\t")`,
    );
    const numbers = [...row[2]!.matchAll(/[\d,]+/g)].map(([digits]) => Number(digits.replaceAll(",", "")));
    // Rounded to the first digit of half the interval.
    const unit = 10 ** Math.floor(Math.log10((high! - low!) / 2));
    [value!, low!, high!].forEach((exact, i) => {
      expect(Math.abs(numbers[i]! - exact)).toBeLessThanOrEqual(Math.max(unit, 1000) / 2 + 0.1);
    });
    for (const id of ["said", "first-said", "second-said", "numbers", "alone-of", "pairs-of"])
      expect([id, /8 worlds/.test(await text(id))]).toEqual([id, true]);
    expect(await text("second-said")).toMatch(/^A: .*9 premises/);
  });

  it("say that two like choices lose the same, and keep a choice in the address", async () => {
    await page.evaluate(`location.hash = "#first=0,1,0,1&second=0,1,1,0"`);
    expect(await text("said")).toMatch(/lose the same job-years in each of the 8 worlds/);
    expect(await page.evaluate("location.hash")).toBe("#first=0,1,0,1&second=0,1,1,0");
  });

  it("fit a telephone, a desk and a wall without a sideways scroll, and complain of nothing", async () => {
    for (const width of [400, 800, 1600]) {
      const size = { width, height: 900, deviceScaleFactor: 1, mobile: false };
      await page.send("Emulation.setDeviceMetricsOverride", size);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    }
    expect(page.complaints).toEqual([]);
  });
});
