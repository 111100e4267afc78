import { daysFrom } from "./dates.ts";
import { type Place, ScenarioError, show } from "./errors.ts";
import { merge, parentOf } from "./extend.ts";
import { readFeed } from "./feeds.ts";
import type { FeedHead } from "./feedTypes.ts";
import { check, type PlaceOf } from "./issues.ts";
import { scenarioSchema } from "./schema.ts";
import { reason } from "./text.ts";
import type { Premise, Scenario } from "./types.ts";
import { calendarOf } from "./workCalendar.ts";
import { type Path, readYaml, type YamlFile } from "./yaml.ts";

/** How files are reached; the command line gives one over the disk, a browser page one over a list of texts. */
export interface Reader {
  /** The content of a file. May throw anything; the error becomes a ScenarioError. */
  read(path: string): Uint8Array | string;
  /**
   * The path of a file named in another. Equal files give equal paths. Throws when the result would lie outside the
   * scenario tree; only the caller knows links and folders, so only the caller can see that.
   */
  resolve(from: string, relative: string): string;
}

/** A scenario with what is needed to say where each of its values came from. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  /** The file and every file it extends, nearest first. */
  readonly files: readonly string[];
  /** Where the value at a path stands, as `placeOf(["factors", "anodeCoverDays"])`: in the file that had the last word. */
  readonly placeOf: PlaceOf;
}

/** A scenario as its files tell it, the CSVs of its feeds not read yet. */
type Told = Omit<Scenario, "feeds" | "premises"> & {
  readonly feeds: readonly FeedHead[];
  readonly premises: readonly (Omit<Premise, "feeds"> & { readonly feeds: readonly FeedHead[] })[];
};

/** A child, its parent and so on: more than this is a mistake. */
const extendsCap = 8;

/**
 * Reads a scenario file and everything it extends, and checks it against the schema.
 * @throws ScenarioError with file, line, column and value
 */
export function readScenario(path: string, reader: Reader): LoadedScenario {
  const chain = readChain(path, reader);
  const { data, placeOf } = merge([...chain].reverse());
  const missing = Object.keys(scenarioSchema.shape).filter((key) => !Object.hasOwn(data, key));
  // A key that no file of the chain gives is missing from the first one, whatever the last word on others.
  const at: PlaceOf = (steps, end) =>
    missing.includes(String(steps[0])) ? { file: path, line: 1 } : placeOf(steps, end);
  const told = check(scenarioSchema, data, at) as unknown as Told;
  checkAnnounced(told, placeOf);
  checkWorkday(told, placeOf);
  const read = (path: Path) => (feed: FeedHead, index: number) =>
    readFeed(feed, [...path, "feeds", index], placeOf, reader, told);
  const scenario: Scenario = {
    ...told,
    feeds: told.feeds.map(read([])),
    premises: told.premises.map((premise, n) => ({ ...premise, feeds: premise.feeds.map(read(["premises", n])) })),
  };
  return { scenario, files: chain.map(({ file }) => file), placeOf };
}

/** An announcement lies at most so many days before the cut: those days are simulated too. */
const longestLeadDays = 730;

function checkAnnounced({ announced, effective }: Told, placeOf: PlaceOf): void {
  const lead = daysFrom(announced, effective);
  if (lead <= longestLeadDays) return;
  const problem = `${announced} is ${lead} days before the effective date, ${effective}`;
  const remedy = `give a day at most ${longestLeadDays} days before it`;
  throw new ScenarioError(placeOf(["announced"]), { key: "announced", value: announced, problem, remedy });
}

/** The first day of the controls is a day on which they can be felt. */
function checkWorkday(scenario: Told, placeOf: PlaceOf): void {
  if (!calendarOf(scenario)?.daysOff.includes(0)) return;
  const { effective } = scenario;
  const problem = `${effective} is a day off`;
  throw new ScenarioError(placeOf(["effective"]), {
    key: "effective",
    value: effective,
    problem,
    remedy: "give a working day",
  });
}

/** `readScenario` for callers who want the scenario alone. @throws ScenarioError */
export function loadScenario(path: string, reader: Reader): Scenario {
  return readScenario(path, reader).scenario;
}

function readChain(path: string, reader: Reader): YamlFile[] {
  const chain = [readFile(path, reader, { file: path })];
  for (;;) {
    const child = chain[chain.length - 1];
    const relative = parentOf(child);
    if (relative === undefined) return chain;
    const place = child.place(["extends"]);
    const fail = (problem: string, remedy: string) =>
      new ScenarioError(place, { key: "extends", value: relative, problem, remedy });
    const parent = resolveParent(child.file, relative, reader, fail);
    const seen = chain.findIndex(({ file }) => file === parent);
    if (seen >= 0) {
      const round = [...chain.slice(seen).map(({ file }) => file), parent].join(" -> ");
      throw fail(
        `${show(relative)} leads back to a file that extends this one: ${round}`,
        "end the chain at one of them",
      );
    }
    if (chain.length > extendsCap) {
      throw fail(`${chain.length} files extend one another already`, `give a chain of at most ${extendsCap} extends`);
    }
    chain.push(readFile(parent, reader, place, relative));
  }
}

type Fail = (problem: string, remedy: string) => ScenarioError;

function resolveParent(from: string, relative: string, reader: Reader, fail: Fail): string {
  try {
    return reader.resolve(from, relative);
  } catch (error) {
    if (error instanceof ScenarioError) throw error;
    throw fail(`${show(relative)} cannot be used (${reason(error)})`, "give a file that lies in the scenario tree");
  }
}

function readFile(path: string, reader: Reader, place: Place, relative?: string): YamlFile {
  let content: Uint8Array | string;
  try {
    content = reader.read(path);
  } catch (error) {
    if (error instanceof ScenarioError) throw error;
    const asked = relative === undefined ? {} : { key: "extends", value: relative };
    const problem = `${show(relative ?? path)} cannot be read (${reason(error)})`;
    throw new ScenarioError(place, { ...asked, problem, remedy: "give the path of a scenario file that is there" });
  }
  return readYaml(path, content);
}
