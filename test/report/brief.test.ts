import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PackagesWords, packagesRequest } from "../../src/cli/brief/request.ts";
import { codeVersion } from "../../src/cli/codeVersion.ts";
import { readWorld } from "../../src/cli/tree.ts";
import { makePackages } from "../../src/montecarlo/packages/make.ts";
import type { PackagesRequest } from "../../src/montecarlo/packages/plan.ts";
import { openPool } from "../../src/montecarlo/pool.ts";
import type { BriefInput } from "../../src/report/brief/input.ts";
import { siteNames } from "../../src/report/brief/withhold.ts";
import { writeBrief } from "../../src/report/brief/write.ts";
import { openRuns } from "../../src/report/runData.ts";
import { type PackagesAnswer, readPackages } from "../../src/results/packages/read.ts";
import { latestRun } from "../../src/results/runPlace.ts";
import { runout } from "../cli/runout.ts";
import { skippedWithout } from "../needs.ts";
import { bikesFolder } from "./bikes.ts";
import { filesOf, readable, readWorkbook } from "./briefFiles.ts";
import { browser } from "./browser.ts";
import { openPage, type Page } from "./page.ts";
import { readPdf } from "./pdfText.ts";

const folder = bikesFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
const names = ["bikes-story", "bikes"];
const out = join(folder, "results/bikes/brief");
const asked = { cuts: ["25", "open"], replications: 16, horizon: 70, pairs: true };
let packages: PackagesAnswer;
let input: BriefInput;
let request: PackagesRequest;
let first: ReadonlyMap<string, Buffer>;
let told: readonly string[] = [];

beforeAll(async () => {
  const run = await runout(folder, "run", ...names.map((name) => `scenarios/${name}.yaml`), "--quiet");
  expect([run.code, run.stderr]).toEqual([0, ""]);
  const words = ["--cuts", "25,open", "--replications", "16", "--horizon", "70", "--quiet"];
  const made = await runout(folder, "brief", ...names, ...words, "--json");
  expect([made.code, made.stderr]).toEqual([0, ""]);
  told = JSON.parse(made.stdout).files;
  packages = readPackages(out);
  first = filesOf(out);
  const runs = openRuns(names.map((name) => latestRun(join(folder, "results"), name)!));
  const files = readWorld(join(folder, "scenarios/worlds/toy-bikes"));
  input = { runs, packages, files, hideSites: false };
  const scenarios = runs.map(({ manifest }) => manifest.scenario);
  request = packagesRequest(files, scenarios, asked, codeVersion());
}, 120_000);

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
    const words = ["--with", "cell-stock,cell-stock+short-time", "--no-shares", "--horizon", "70", "--json", "--quiet"];
    const { stdout } = await runout(folder, "compare", "scenarios/bikes-story.yaml", ...words);
    for (const row of JSON.parse(stdout).rows) {
      const told = (measure: string, day: number | null) => {
        const { value, low, high } = cell("bikes-story", "open", row.name, measure, day);
        return { value, low, high };
      };
      expect(told("jobsSaved", 30)).toEqual(row.jobsSaved[0]);
      expect(told("jobYearsSaved", 70)).toEqual(row.jobYearsSaved.at(-1));
      expect(told("gross", null)).toEqual(row.gross);
      expect(told("usdPerJobYear", null)).toEqual(row.usdPerJobYear ?? { value: null, low: null, high: null });
    }
  }, 60_000);

  it("differ by the length of the cut on no day before it is lifted, and afterwards they do", () => {
    for (const name of ["none", "cell-stock", "cell-stock+short-time"]) {
      for (const day of [1, 7, 14])
        expect(cell("bikes-story", "25", name, "outOfWork", day).value).toBe(
          cell("bikes-story", "open", name, "outOfWork", day).value,
        );
      expect(cell("bikes-story", "25", name, "outOfWork", 70).value).toBeLessThan(
        cell("bikes-story", "open", name, "outOfWork", 70).value!,
      );
    }
  });

  it("are not computed again, and give the same files in every byte", async () => {
    const never = () => Promise.reject(new Error("nothing is missing"));
    expect(await makePackages(never, request, out)).toEqual(packages.head);
    await writeBrief({ ...input, hideSites: false }, out);
    const again = filesOf(out);
    expect([...again.keys()]).toEqual([...first.keys()]);
    for (const [name, bytes] of again) expect([name, bytes.equals(first.get(name)!)]).toEqual([name, true]);
  }, 60_000);

  it("stopped half-way and gone on with are the same in every byte as made in one go", async () => {
    const half = join(folder, "half");
    const pool = openPool(request.files, 1);
    const open = async () => ({ ...pool, close: async () => {} });
    try {
      const stop = new AbortController();
      const saved = () => (existsSync(half) ? [...filesOf(half).keys()] : []);
      const onProgress = () => {
        if (saved().length > 0) stop.abort();
      };
      expect(await makePackages(open, request, half, { onProgress, signal: stop.signal })).toBeNull();
      const kept = filesOf(half);
      expect(kept.size).toBeGreaterThan(0);
      expect([...kept.keys()].filter((name) => !/^parts-\w+\/\d-(25|open)-0\.arrow$/.test(name))).toEqual([]);
      expect(kept.size).toBeLessThan(names.length * asked.cuts.length);
      // A kill in the middle of writing leaves a draft, which is no part.
      writeFileSync(join(half, `${[...kept.keys()][0]}.tmp`), "half of it");
      expect(await makePackages(open, request, half)).toEqual(packages.head);
      for (const [name, bytes] of filesOf(half)) expect([name, bytes.equals(first.get(name)!)]).toEqual([name, true]);
    } finally {
      await pool.close();
    }
  }, 60_000);
});

it("the command tells a machine every page, paper and workbook that it wrote", () => {
  const pages = [...first.keys()].filter((name) => !/^(packages|worlds)\./.test(name));
  expect([...told].sort()).toEqual(pages.map((name) => join("results/bikes/brief", name)).sort());
});

describe("the pages", () => {
  it("load nothing, run the one script whose hash they name, and hold no number that is none", () => {
    const html = first.get("brief.html")!.toString();
    expect([...html.matchAll(/<script(?! type="application\/json")/g)].length).toBe(1);
    for (const [name, bytes] of first)
      if (name.endsWith(".html")) {
        const text = bytes.toString();
        const addresses = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address!);
        const own = /^(data:|#|states\/(?:north|south)\.html$|\.\.\/brief\.html$)/;
        expect([name, addresses.filter((address) => !own.test(address))]).toEqual([name, []]);
        expect([
          name,
          /NaN|undefined|\[object/.test(text.replace(/<script[\s\S]*?<\/script>|data:[^")]*/g, "")),
        ]).toEqual([name, false]);
      }
  });

  it("name plants, and with --hide-sites not one of them in any file", async () => {
    const plants = siteNames(input.files);
    const named = (files: ReadonlyMap<string, Buffer>) => {
      const all = [...files]
        .map(([name, bytes]) => readable(name, bytes))
        .join("\n")
        .toLowerCase();
      return plants.filter((name) => all.includes(name.toLowerCase()));
    };
    expect(named(first)).toEqual(expect.arrayContaining(["Volt North", "Swift South", "Hub Motors"]));
    await writeBrief({ ...input, hideSites: true }, out);
    expect(named(filesOf(out))).toEqual([]);
  }, 60_000);
});

describe("the PDF", () => {
  it("has two pages, its fonts in it, and text that can be searched and copied", () => {
    const { pages, fonts, language } = readPdf(first.get("brief.pdf")!);
    expect([pages.length, language, fonts.length]).toEqual([2, "en-US", 2]);
    for (const { name, embedded } of fonts)
      expect([/^[A-Z]{6}\+SourceSans3-/.test(name), embedded]).toEqual([true, true]);
    const said = pages.map((page) => page.replace(/\s+/g, " "));
    expect(said.join("")).not.toMatch(/\ufffd|NaN|undefined/);
    for (const run of input.runs) expect(said[0]).toContain(run.manifest.scenario.question);
    // Letters of the charts are letters.
    expect(said[0]).toContain("days after the cutoff");
    expect(said[1]).toMatch(/Computed from 16 worlds each, which is few\..*Short time.*South/);
  });
});

describe("the workbook", () => {
  it("holds the headline, every combination with its worlds, the states and every assumption", () => {
    const sheets = readWorkbook(first.get("brief.xlsx")!);
    expect([...sheets.keys()]).toEqual(["headline", "comparison", "states", "assumptions", "plants"]);
    const comparison = sheets.get("comparison")!;
    const head = comparison.findIndex(([name]) => name === "beliefs");
    expect(comparison.length - head - 1).toBe(2 * 2 * 4);
    const row = comparison.find(
      ([beliefs, cut, done]) => beliefs?.startsWith("B") && cut === "25 days" && done === "Cell stock",
    )!;
    const { value } = cell("bikes", "25", "cell-stock", "outOfWork", 30);
    expect([row[3], Number(row[4])]).toEqual([
      "16",
      Math.round(value! * (value! < 100 ? 10 : 1)) / (value! < 100 ? 10 : 1),
    ]);
    expect(
      sheets
        .get("states")!
        .map(([id]) => id)
        .slice(-2)
        .sort(),
    ).toEqual(["north", "south"]);
    const { factors, scenario } = input.runs[0]!.manifest;
    const told = sheets.get("assumptions")!.filter(([beliefs]) => beliefs?.startsWith("A"));
    expect(told.length).toBe(factors.length + scenario.premises.length);
  });
});

describe("the user's mistakes", () => {
  it("are said in a sentence", () => {
    const { files } = input;
    const scenarios = input.runs.map(({ manifest }) => manifest.scenario);
    const wrong = (more: Partial<PackagesWords>) => () => packagesRequest(files, scenarios, { ...asked, ...more }, "");
    expect(wrong({ with: ["short-tim"] })).toThrow(
      "--with short-tim: bikes has no such option; did you mean short-time?",
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
      "first-scenario: B: Bikes, no premises",
      "first-cut: open-ended",
      "first-a: What is done",
      "first-b: and",
      "second-scenario: B: Bikes, no premises",
      "second-cut: open-ended",
      "second-a: What is done",
      "second-b: and",
    ]);
  });

  it("show what the tables hold when a key chooses something else, and say from how many worlds", async () => {
    await page.evaluate(`document.querySelector("[name=second-scenario]:checked").focus()`);
    await page.press("ArrowUp", 38);
    const { value, low, high } = cell("bikes-story", "open", "cell-stock", "outOfWork", 70);
    const row = await page.evaluate<string[]>(
      `[...document.querySelectorAll("#numbers tbody tr")].find((row) => row.textContent.startsWith("Out of work on day 70")).innerText.split("\\t")`,
    );
    const numbers = [...row[2]!.matchAll(/[\d,]+/g)].map(([digits]) => Number(digits.replaceAll(",", "")));
    // Rounded to the first digit of half the interval.
    const unit = 10 ** Math.floor(Math.log10((high! - low!) / 2));
    [value!, low!, high!].forEach((exact, i) => {
      expect(Math.abs(numbers[i]! - exact)).toBeLessThanOrEqual(Math.max(unit, 100) / 2 + 0.1);
    });
    for (const id of ["said", "first-said", "second-said", "numbers", "alone-of", "pairs-of"])
      expect([id, /16 worlds/.test(await text(id))]).toEqual([id, true]);
    expect(await text("second-said")).toMatch(/^A: .*1 premise/);
  });

  it("say that two like choices lose the same, and keep a choice in the address", async () => {
    await page.evaluate(`location.hash = "#first=0,1,0,1&second=0,1,1,0"`);
    expect(await text("said")).toMatch(/lose the same job-years in each of the 16 worlds/);
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
