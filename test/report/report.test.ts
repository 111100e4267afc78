import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wilson } from "../../src/analysis/proportion.ts";
import { reportPage } from "../../src/report/html/page.ts";
import { csvOf } from "../../src/report/html/table.ts";
import { likelihood } from "../../src/report/likelihood.ts";
import { openRuns } from "../../src/report/runData.ts";
import { runout } from "../cli/runout.ts";
import { skippedWithout } from "../needs.ts";
import { browse, browser } from "./browser.ts";
import { testCharts } from "./everyChart.ts";
import { smallPair } from "./smallPair.ts";

let page = "";
let html = "";
let pair: Awaited<ReturnType<typeof smallPair>>;
const profile = mkdtempSync(join(tmpdir(), "runout-profile-"));
afterAll(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
beforeAll(async () => {
  pair = await smallPair();
  page = join(pair.folder, "report.html");
  const { code, stdout, stderr } = await runout(pair.folder, "report", ...pair.runs, "--out", page, "--json");
  expect([code, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout)).toEqual({ report: page, bytes: statSync(page).size, runs: pair.runs });
  html = readFileSync(page, "utf8");
}, 120_000);

testCharts(() => pair.runs);

/** Hosts that a Chromium asks by itself, whatever page it shows: of its clock, its updates and its accounts. */
const browsersOwn =
  /^(clients\d|update|accounts|edgedl|redirector|optimizationguide-pa|safebrowsing|android\.clients)\.(google|googleapis|gvt1)\.com$/;

describe("runout report", () => {
  it("is one file of less than 2 MB that loads nothing and runs nothing", () => {
    expect(statSync(page).size).toBeLessThan(2_000_000);
    expect(html).not.toMatch(/<script|<link|<iframe|\bonload=|@import/);
    const addresses = [...html.matchAll(/(?:src|href)="([^"]{0,20})|url\(([^)]{0,10})/g)].map(([, a, b]) => a ?? b!);
    expect(addresses.filter((address) => !/^(data:|#)/.test(address))).toEqual([]);
    expect(html).toMatch(/Content-Security-Policy" content="default-src 'none'/);
  });

  it("has the first page's six parts in order, then the figures", () => {
    const heads = [...html.matchAll(/<h2[^>]*>([^<]+)/g)].map(([, text]) => text);
    expect(heads.slice(0, 7)).toEqual([
      "The question",
      "The answer",
      "What decides it",
      "What would change it",
      "What is assumed",
      "What the model leaves out",
      "Figures",
    ]);
    expect(html.replace(/<svg[\s\S]*?<\/svg>|data:[^")]*/g, "")).not.toMatch(/NaN|undefined|\[object/);
  });

  it("has ids once each, and a text for every picture", () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const pictures = [...html.matchAll(/<svg[^>]*role="img"[^>]*><title>([^<]+)/g)];
    expect(pictures.length).toBe([...html.matchAll(/<svg/g)].length);
    for (const [, used] of html.matchAll(/(?:href="#|url\(#)([^")]+)/g)) expect(ids).toContain(used);
  });

  it("has the same bytes when it is made again", async () => {
    expect((await reportPage(openRuns(pair.runs))) === html).toBe(true);
  }, 60_000);

  it.skipIf(skippedWithout(browser !== undefined))(
    "opens in a browser without a complaint and asks no host for anything",
    () => {
      const log = join(profile, "net.json");
      const { stdout, stderr } = browse(profile, pathToFileURL(page).href, `--log-net-log=${log}`, "--dump-dom");
      expect(stdout).toContain("What the model leaves out");
      expect(stderr.split("\n").filter((line) => /CONSOLE|OTS|font/i.test(line))).toEqual([]);
      const asked = [...readFileSync(log, "utf8").matchAll(/"url":"(?:https?|wss?|ftp):\/\/([^/"]+)/g)].map(
        ([, host]) => host!,
      );
      expect(asked.filter((host) => !browsersOwn.test(host))).toEqual([]);
    },
    120_000,
  );

  it.skipIf(skippedWithout(browser !== undefined))(
    "prints",
    () => {
      const pdf = join(profile, "report.pdf");
      browse(profile, pathToFileURL(page).href, `--print-to-pdf=${pdf}`, "--no-pdf-header-footer");
      const bytes = readFileSync(pdf, "latin1");
      expect(bytes.slice(0, 5)).toBe("%PDF-");
      expect([...bytes.matchAll(/\/Type\s*\/Page\b/g)].length).toBeGreaterThan(6);
    },
    120_000,
  );
});

describe("runout plot", () => {
  it("writes SVG and PNG of the asked width, and says what the chart says", async () => {
    const svg = await runout(pair.folder, "plot", pair.runs[0]!, "fan", "--against", pair.runs[1]!, "--width", "500");
    expect(svg.stdout).toMatch(/^Out of work on day 7: .+\nfan\.svg\n$/);
    expect(readFileSync(join(pair.folder, "fan.svg"), "utf8")).toMatch(/^<svg [^>]*width="500"/);
    const png = await runout(pair.folder, "plot", pair.runs[0]!, "map", "--out", "map.png", "--day", "7");
    expect(png.code).toBe(0);
    const bytes = readFileSync(join(pair.folder, "map.png"));
    expect([bytes.toString("latin1", 1, 4), bytes.readUInt32BE(16)]).toEqual(["PNG", 800]);
  }, 60_000);

  it("takes a chart that there is not, a run that has none, and a file of another kind as the user's mistake", async () => {
    const run = pair.runs[1]!;
    const answers = await Promise.all([
      runout(pair.folder, "plot", run, "fam"),
      runout(pair.folder, "plot", run, "ladder"),
      runout(pair.folder, "plot", run, "fan", "--out", "fan.gif"),
      runout(pair.folder, "plot", run, "map", "--against", run),
      runout(pair.folder, "plot", run, "fan", "--width", "20"),
    ]);
    expect(answers.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
    expect(answers[0]!.stderr).toMatch(/no chart "fam".*fan/);
    expect(answers[1]!.stderr).toMatch(/has no chart ladder: the scenario has no premises/);
    expect(answers[2]!.stderr).toMatch(/\.svg or \.png/);
  }, 60_000);
});

describe("a terminal", () => {
  it("gets a fan of 80 columns at the end of show, A's median above B's", async () => {
    const { code, stdout } = await runout(pair.folder, "show", ...pair.runs);
    expect(code).toBe(0);
    const fan = stdout.slice(stdout.indexOf("People out of work from day 0 to day")).trimEnd().split("\n");
    expect(fan.map((line) => line.slice(0, 8).trim())).toEqual([
      "People o",
      "A 95 %",
      "median",
      "5 %",
      "B 95 %",
      "median",
      "5 %",
    ]);
    for (const line of fan) expect(line.length).toBeLessThanOrEqual(80);
    // Low to full, in blocks or in what a terminal without them gets.
    const height = (line: string) =>
      [...line.slice(10)].reduce((sum, mark) => sum + ("▁▂▃▄▅▆▇█_.:-=+*#".indexOf(mark) % 8), 0);
    expect(height(fan[2]!)).toBeGreaterThan(height(fan[5]!));
  }, 30_000);

  it("hears of the report below the answer of run --report, and is asked nothing in a pipe", async () => {
    const { code, stdout } = await runout(
      pair.folder,
      "run",
      "scenarios/three-firm-cutoff.yaml",
      "--report",
      "--quiet",
    );
    expect(code).toBe(0);
    const [, path] = /\nReport: (.+report\.html)\n$/.exec(stdout)!;
    expect(readFileSync(join(pair.folder, path!), "utf8")).toMatch(/^<!doctype html>/);
  }, 30_000);
});

describe("words and cells", () => {
  it("call none of 20 worlds no more than unlikely, and none of 2,000 exceptionally so", () => {
    expect(likelihood(wilson(0, 20))).toBe("unlikely");
    expect(likelihood(wilson(0, 2000))).toBe("exceptionally unlikely");
    expect(likelihood(wilson(146, 200))).toBe("likely");
    expect(likelihood(wilson(20, 20))).toBe("likely");
  });

  it("never hand a spreadsheet a formula", () => {
    const table = {
      columns: [
        { name: "a", unit: "" },
        { name: "b", unit: "people" },
      ],
      rows: [
        ["=1+1", 2],
        ['say "x", y', null],
      ],
    };
    expect(csvOf(table)).toBe(`a,b (people)\n'=1+1,2\n"say ""x"", y",\n`);
  });
});
