import { describe, expect, it } from "vitest";
import { checkAgainstWorld } from "../../src/scenario/againstWorld.ts";
import { onDays, valueOn } from "../../src/scenario/feeds.ts";
import { readScenario } from "../../src/scenario/load.ts";
import { calendarOf } from "../../src/scenario/workCalendar.ts";
import { readWorldFiles } from "../../src/scenario/worldFiles.ts";
import { type Expected, fault } from "./faults.ts";
import { memoryReader, smallScenario } from "./smallScenario.ts";
import { readerOf, smallWorld } from "./smallWorld.ts";

const world = readWorldFiles(readerOf(smallWorld), "worlds/small-world");
const permits = "{ name: permits, kind: admitted, groups: [anode-china], file: permits.csv }";
const months = "date,share\n2027-01,0.5\n2027-02,0\n2027-03,0.25\n2027-04,1\n2027-05,1.2\n";

/** The small scenario, 120 days from 11 January 2027, with one feed and its CSV. */
const load = (feed = permits, csv: string | undefined = months, more = "") =>
  readScenario(
    "tree/x.yaml",
    memoryReader({
      "tree/x.yaml": `${smallScenario}feeds:\n  - ${feed}\n${more}`,
      ...(csv === undefined ? {} : { "tree/permits.csv": csv }),
    }),
  );
const feedOf = (feed?: string, csv?: string) => load(feed, csv).scenario.feeds[0];
const days = (feed: ReturnType<typeof feedOf>, on: readonly number[]) => {
  const told = onDays(feed, "2027-01-11");
  return on.map((day) => valueOn(told, day));
};

describe("a feed", () => {
  it("of months holds each value from the first to the last day of its month", () => {
    expect(days(feedOf(), [0, 20, 21, 48, 49, 80, 120])).toEqual([0.5, 0.5, 0, 0, 0.25, 1, 1.2]);
  });

  it("of days holds each value until the next, or goes to it in a straight line", () => {
    const csv = "# after the fire\ndate,share,seen by\n2027-01-11,0,x\n2027-01-15,0.4,y\n2027-01-25,1,\n";
    const curve = `{ name: fire, kind: available, sites: [cells-east], file: permits.csv, column: share, after: hold`;
    expect(days(feedOf(`${curve} }`, csv), [0, 3, 4, 13, 14, 99])).toEqual([0, 0, 0.4, 0.4, 1, 1]);
    const straight = days(feedOf(`${curve}, between: linear }`, csv), [0, 1, 2, 4, 9, 14, 99]);
    expect(straight.map((share) => share!.toFixed(9))).toEqual(
      [0, 0.1, 0.2, 0.4, 0.7, 1, 1].map((share) => share.toFixed(9)),
    );
  });

  it("says nothing before its first row and after its last where that is rest", () => {
    const csv = "date,share\n2027-02,0.5\n";
    const feed = `{ name: permits, kind: admitted, groups: [anode-china], file: permits.csv, before: rest, after: rest }`;
    expect(days(feedOf(feed, csv), [0, 20, 21, 48, 49])).toEqual([null, null, 0.5, 0.5, null]);
  });

  it("in units a month becomes units a day by the days of the month, and a share where a base is stated", () => {
    const feed = (more: string) =>
      `{ name: permits, kind: admitted, groups: [anode-china], file: permits.csv, unit: unitsPerMonth, after: hold${more} }`;
    const csv = "date,tonnes\n2027-01,620\n2027-02,280\n";
    expect(onDays(feedOf(feed(""), csv), "2027-01-11")).toMatchObject({ unit: "perCalendarDay", values: [20, 10] });
    expect(onDays(feedOf(feed(", base: 560"), csv), "2027-01-11")).toMatchObject({
      unit: "share",
      values: [620 / 560, 0.5],
    });
  });

  it("is found relative to the file that names it, also through extends and in a premise", () => {
    const parent = `${smallScenario}feeds:\n  - ${permits}\n`;
    const withPremise = smallScenario.replace(
      "    premise: Ships turn around.",
      `    premise: Ships turn around.\n    feeds:\n      - ${permits.replace("permits.csv", "base/permits.csv")}`,
    );
    const reader = memoryReader({
      "tree/child.yaml": "extends: base/parent.yaml\nname: child\n",
      "tree/base/parent.yaml": parent,
      "tree/base/permits.csv": months,
      "tree/premise.yaml": withPremise,
    });
    expect(readScenario("tree/child.yaml", reader).scenario.feeds[0].rows).toHaveLength(5);
    expect(readScenario("tree/premise.yaml", reader).scenario.premises[0].feeds[0].rows[1]).toEqual({
      date: "2027-02-01",
      value: 0,
    });
  });
});

describe("a CSV of a feed is refused with line, column and value when", () => {
  const csv = { file: "tree/permits.csv" };
  const cases: readonly (readonly [string, string, Expected])[] = [
    ["it is empty", "", { problem: /empty/ }],
    ["it has a header only", "date,share\n", { line: 1, problem: /no row/ }],
    ["its first column is another", "day,share\n2027-01,1\n", { line: 1, column: "date", value: "day" }],
    ["it has no value", "date\n2027-01\n", { line: 1, problem: /no column of values/ }],
    ["a column stands twice", "date,share,share\n2027-01,1,1\n", { line: 1, column: "share", problem: /twice/ }],
    ["a row is short", "date,share\n2027-01\n", { line: 2, value: 1 }],
    ["a date is none", "date,share\n2027-13,1\n", { line: 2, column: "date", value: "2027-13", problem: /not a date/ }],
    ["a day does not exist", "date,share\n2027-02-29,1\n", { line: 2, value: "2027-02-29" }],
    ["a day stands among months", "date,share\n2027-01,1\n2027-02-01,1\n", { line: 3, value: "2027-02-01" }],
    [
      "a month is missing",
      "date,share\n2027-01,1\n2027-03,1\n",
      { line: 3, column: "date", value: "2027-03", problem: /2027-02 is missing/ },
    ],
    [
      "a date comes twice",
      "date,share\n2027-01,1\n2027-01,1\n",
      { line: 3, problem: /line 2 already/, value: "2027-01" },
    ],
    ["dates fall", "date,share\n2027-02,1\n2027-01,1\n", { line: 3, problem: /before 2027-02/, value: "2027-01" }],
    [
      "a day of a daily series is missing",
      "date,share\n2027-01-11,1\n2027-01-12,1\n2027-01-13,1\n2027-01-15,1\n",
      { line: 5, problem: /2027-01-14 is missing/, remedy: /every: dates/ },
    ],
    ["a cell is empty", "date,share\n2027-01,\n", { line: 2, column: "share", value: "", problem: /empty/ }],
    ["a value is no number", "date,share\n2027-01,50%\n", { line: 2, column: "share", value: "50%" }],
    ["a value is out of range", "date,share\n2027-01,-0.1\n", { line: 2, column: "share", value: "-0.1" }],
    [
      "a share looks like percent",
      "date,share\n2027-01,50\n",
      { line: 2, column: "share", value: "50", problem: /above 10/ },
    ],
    [
      "it ends before the run",
      "date,share\n2027-01,1\n2027-02,1\n",
      { line: 3, column: "date", value: "2027-02-01", problem: /ends 72 days before/, remedy: /after: hold/ },
    ],
    [
      "it begins after the effective date",
      "date,share\n2027-02,1\n",
      { line: 2, column: "date", problem: /begins on 2027-02-01/, remedy: /before: rest/ },
    ],
  ];
  it.each(cases)("%s", (_, text, expected) => {
    fault(() => load(permits, text), { ...csv, ...expected });
  });
});

describe("a feed of a scenario is refused with its place when", () => {
  const at = { file: "tree/x.yaml", line: 24 };
  const cases: readonly (readonly [string, string, Expected])[] = [
    [
      "its file is not there",
      permits.replace("permits.csv", "permit.csv"),
      { key: "feeds[0].file", value: "permit.csv" },
    ],
    ["its file lies outside the tree", permits.replace("permits.csv", "../../permits.csv"), { problem: /outside/ }],
    ["its file is an absolute path", permits.replace("permits.csv", "/etc/passwd"), { problem: /not a relative path/ }],
    [
      "its column is not there",
      permits.replace(" }", ", column: shares }"),
      { key: "feeds[0].column", value: "shares", remedy: /"share"/ },
    ],
    ["it names nobody", permits.replace("[anode-china]", "[]"), { key: "feeds[0].groups", problem: /names nobody/ }],
    [
      "it names what its kind has not",
      permits.replace("groups", "sites"),
      { key: "feeds[0].sites", remedy: /groups or origins/ },
    ],
    [
      "it has units and is not about flows",
      "{ name: x, kind: demand, endUses: [vehicles], file: permits.csv, unit: unitsPerDay }",
      { key: "feeds[0].unit" },
    ],
    [
      "its border has one side",
      permits.replace("groups: [anode-china]", "from: [asia]"),
      { key: "feeds[0].to", problem: /two sides/ },
    ],
    [
      "a border stands beside a group",
      permits.replace("groups", "from: [asia], to: [MI], groups"),
      { key: "feeds[0].groups", remedy: /its own/ },
    ],
    [
      "goods at a border are counted in units",
      permits.replace("groups: [anode-china]", "from: [asia], to: [MI], unit: unitsPerDay"),
      { key: "feeds[0].unit", remedy: /share/ },
    ],
    ["its kind is misspelt", permits.replace("admitted", "admited"), { remedy: /"admitted"/ }],
    ["a key is misspelt", permits.replace("file:", "fiel:"), { value: "fiel", remedy: /"file"/ }],
  ];
  it.each(cases)("%s", (_, feed, expected) => {
    fault(() => load(feed), { ...at, ...expected });
  });

  it.each([
    ["groups: [anode-china]", "groups: [anode-chnia]", /"anode-china"/],
    ["groups: [anode-china]", "origins: [anode-chian]", /"anode-china"/],
    ["groups: [anode-china]", "from: [assia], to: [MI]", /"asia"/],
    ["groups: [anode-china]", "from: [MI], to: [asia]", /seller's in from/],
    ["kind: admitted, groups: [anode-china]", "kind: available, sites: [cells-eat]", /"cells-east"/],
    ["kind: admitted, groups: [anode-china]", "kind: demand, endUses: [vehicels]", /"vehicles"/],
    [
      "kind: admitted, groups: [anode-china]",
      "kind: demand, endUses: [vehicles], suppliers: [cells-east]",
      /car-plant/,
    ],
  ])("the world knows no such target (%s becomes %s)", (from, to, remedy) => {
    fault(() => checkAgainstWorld(load(permits.replace(from, to), months.replace("1.2", "1")), world), {
      ...at,
      remedy,
    });
  });

  it("several columns are there and none is chosen", () => {
    fault(() => load(permits, "date,share,tonnes\n2027-01,1,5\n"), { ...at, remedy: /share, tonnes/ });
  });

  it("flows in units are of two products", () => {
    const feed = permits.replace("[anode-china]", "[anode-china, cells-abroad]").replace(" }", ", unit: unitsPerDay }");
    fault(() => checkAgainstWorld(load(feed), world), { ...at, key: "feeds[0].unit", problem: /graphite and cells/ });
  });
});

describe("days off", () => {
  const off = (more: string) => calendarOf(load(permits, months, more).scenario);

  it("are those named and, where weekends are off, Saturdays and Sundays", () => {
    expect(off("")).toBe(null);
    expect(off("daysOff: [2027-01-18]\n")).toMatchObject({ daysOff: [7], yearDays: 365 });
    const weekends = off("weekends: off\n")!;
    expect(weekends.daysOff.filter((day) => day >= 0 && day < 15)).toEqual([5, 6, 12, 13]);
    expect(weekends.daysOff.filter((day) => day < 0).at(-1)).toBe(-1);
    expect(weekends.yearDays).toBeCloseTo(260.714, 3);
  });

  it("may not hold the effective date", () => {
    fault(() => off("daysOff: [2027-01-11]\n"), { file: "tree/x.yaml", key: "effective", value: "2027-01-11" });
  });

  it("are days that exist", () => {
    fault(() => off("daysOff: [2027-02-30]\n"), { key: "daysOff[0]", value: "2027-02-30" });
    fault(() => off("weekends: of\n"), { key: "weekends", remedy: /"on"|"off"/ });
  });
});
