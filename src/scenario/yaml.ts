import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  Parser,
  parseDocument,
  visit,
} from "yaml";
import { type Place, ScenarioError, show } from "./errors.ts";
import { decode, yamlBytesCap } from "./text.ts";

/** Steps from the root of a file to one value: keys of maps and places in lists. */
export type Path = readonly (string | number)[];

/** A YAML file as plain data, with the place of every value in it. */
export interface YamlFile {
  readonly file: string;
  readonly text: string;
  readonly data: unknown;
  /** Line and column of the value at a path; of its nearest parent when there is no such value. `"key"` gives the key's. */
  readonly place: (path: Path, end?: "key" | "value") => Place;
}

/** Aliases are allowed (one source for all overrides, say), but they multiply: what unfolds to more than this is a bomb. */
const aliasCap = 1000;
const depthCap = 64;
const itemsCap = 5000;

/**
 * Reads one YAML document. Refused with line and column: files over 1 MiB, binary files, syntax errors, doubled keys,
 * several documents in one file, unknown tags, alias bombs, and nesting or lists of a size nobody writes by hand.
 * @throws ScenarioError
 */
export function readYaml(file: string, content: Uint8Array | string): YamlFile {
  const text = decode(file, content, yamlBytesCap);
  refuseMonsters(file, text);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const [fault] = [...document.errors, ...document.warnings];
  if (fault) throw new ScenarioError(at(fault.pos[0]), explain(fault.code, fault.message));
  refuseOddities(document, at);
  return { file, text, data: toData(document, at), place: (path, end) => at(offsetOf(document, path, end)) };
}

/**
 * The syntax tree is built without recursion, so its depth can be measured before anything recursive walks it:
 * a million opening brackets end the whole process otherwise.
 */
function refuseMonsters(file: string, text: string): void {
  const open: { token: unknown; depth: number }[] = [];
  for (const token of new Parser().parse(text)) open.push({ token, depth: 0 });
  for (let next = open.pop(); next; next = open.pop()) {
    const token = next.token as { value?: unknown; items?: readonly { key?: unknown; value?: unknown }[] } | undefined;
    if (next.depth > depthCap) throw tooMuch(file, `values are nested more than ${depthCap} deep`);
    if (token && typeof token.value === "object") open.push({ token: token.value, depth: next.depth });
    if (!Array.isArray(token?.items)) continue;
    if (token.items.length > itemsCap) throw tooMuch(file, `a list or map has more than ${itemsCap} entries`);
    for (const item of token.items) {
      if (item.key) open.push({ token: item.key, depth: next.depth + 1 });
      if (item.value) open.push({ token: item.value, depth: next.depth + 1 });
    }
  }
}

/** What YAML allows and plain data does not need: tags, aliases of nothing, keys that are no text. */
function refuseOddities(document: Document, at: (offset: number) => Place): void {
  const refuse = (node: Node, value: unknown, problem: string, remedy: string) => {
    throw new ScenarioError(at(node.range?.[0] ?? 0), { value, problem, remedy });
  };
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node) && !node.resolve(document)) {
        const alias = `*${node.source}`;
        refuse(
          node,
          alias,
          `no anchor stands before the alias ${show(alias)}`,
          "put text that begins with * in quotes",
        );
      }
      const { tag } = node;
      if (tag && tag !== "tag:yaml.org,2002:str")
        refuse(node, tag, `a value has the tag ${show(tag)}`, "leave the tag out");
    },
    Pair: (_, { key }) => {
      if (!isNode(key) || (isScalar(key) && key.value !== "__proto__")) return;
      const value = isScalar(key) ? key.value : undefined;
      refuse(key, value, `${value ? show(value) : "a list or map"} cannot be a key`, "give a word as the key");
    },
  });
}

function tooMuch(file: string, problem: string): ScenarioError {
  return new ScenarioError({ file }, { problem, remedy: "give a file of the shape that the examples have" });
}

function explain(code: string, message: string): { problem: string; remedy: string } {
  // The parser's second lines quote the file; the first says enough.
  const [sentence] = message.split("\n");
  if (code === "DUPLICATE_KEY") return { problem: "the same key stands twice", remedy: "keep one of the two" };
  if (code === "MULTIPLE_DOCS")
    return { problem: "a second document begins here", remedy: "give one document a file, without ---" };
  if (code === "TAG_RESOLVE_FAILED")
    return { problem: "an unknown tag, or a value that is not of its tag", remedy: "leave the tag out" };
  return { problem: `not valid YAML: ${sentence}`, remedy: "correct the syntax here or just above" };
}

function toData(document: Document, at: (offset: number) => Place): unknown {
  try {
    return document.toJS({ maxAliasCount: aliasCap });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const aliases: Alias[] = [];
    visit(document, { Alias: (_, alias) => void aliases.push(alias) });
    // The last alias is the outermost one of a bomb.
    const last = aliases[aliases.length - 1];
    const problem = `its aliases (*name) unfold to more than ${aliasCap} values`;
    const fault = { value: `*${last.source}`, problem, remedy: "write the values out, or use fewer aliases" };
    throw new ScenarioError(at(last.range?.[0] ?? 0), fault);
  }
}

function offsetOf(document: Document, path: Path, end: "key" | "value" = "value"): number {
  let node: Node | null = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      const wantsKey = end === "key" && depth === path.length - 1;
      next = wantsKey ? pair?.key : (pair?.value ?? pair?.key);
    } else if (isSeq(node)) next = node.items[Number(step)];
    if (!next) return offset;
    node = next as Node;
    offset = node.range?.[0] ?? offset;
  }
  return offset;
}

/** A path as people write it: `controls[0].admittedShare`. */
export function pathText(path: Path): string {
  let text = "";
  for (const step of path) text += typeof step === "number" ? `[${step}]` : `${text ? "." : ""}${step}`;
  return text;
}

/** The root of a file as a map. @throws ScenarioError when it is anything else, an empty file included. */
export function asMap(yaml: YamlFile): Readonly<Record<string, unknown>> {
  if (typeof yaml.data === "object" && yaml.data !== null && !Array.isArray(yaml.data)) {
    return yaml.data as Readonly<Record<string, unknown>>;
  }
  // The content is not shown: `extends` may have led to a file that is no scenario.
  const kind = Array.isArray(yaml.data) ? "a list" : "a single value";
  const problem = yaml.data === null ? "the file is empty" : `the file holds ${kind}, not a map`;
  throw new ScenarioError(yaml.place([]), { problem, remedy: "give a map of keys and values" });
}
