import { type Container, columnsOf } from "./columns.ts";
import type { Kernel, Local } from "./ir.ts";
import { readBody } from "./readStmt.ts";
import { refuse } from "./refuse.ts";
import { declare, type Program, type Scope } from "./scope.ts";
import { type KernelSource, type ParsedFile, parseSource } from "./source.ts";

/** Parses all sources once. */
export function readProgram(sources: readonly KernelSource[], containers: readonly Container[]): Program {
  const files = new Map(sources.map((source) => [source.path, parseSource(source)]));
  return { files, containers, columns: new Map(columnsOf(containers).map((column) => [column.name, column])) };
}

/**
 * Reads one phase: a function of containers (by type), then its row, then perhaps the day.
 * @throws LaneError on what is not in the subset; Error when no source holds the function
 */
export function readKernel(program: Program, name: string): Kernel {
  const file = [...program.files.values()].find((one) => one.functions.has(name) && !/kernel\.ts$/.test(one.path));
  if (file === undefined) throw new Error(`no source has a function ${name}: ${[...program.files.keys()].join(", ")}`);
  const fn = file.functions.get(name)!;
  const scope: Scope = { program, file, names: [new Map()], calls: [`${file.path} ${name}`] };
  const numbers: Local[] = [];
  for (const param of fn.params) {
    const at = file.place(param);
    if (param.type !== "Identifier") return refuse(at, "parameters are plain names");
    const container = program.containers.find((one) => one.type === typeName(param));
    if (container !== undefined) declare(scope, param.name, { is: "container", container });
    else {
      const local: Local = { name: param.name, constant: true, kind: "int", home: null };
      numbers.push(local);
      declare(scope, param.name, { is: "local", local });
    }
  }
  const at = file.place(fn);
  const [row, day = { name: "day", constant: true, kind: "int", home: null }, ...more] = numbers;
  if (row === undefined || more.length > 0) return refuse(at, `${name} is no function of one row and the day`);
  const { body, value } = readBody(scope, bodyOf(file, name));
  if (value !== null) refuse(at, `${name} returns a value; a phase writes columns`);
  return { name, at, row, day, body };
}

const bodyOf = (file: ParsedFile, name: string) => file.functions.get(name)!.body!.body;

function typeName(param: { typeAnnotation?: unknown }): string | null {
  const annotation = (
    param.typeAnnotation as { typeAnnotation?: { type: string; typeName?: { name?: string } } } | null
  )?.typeAnnotation;
  return annotation?.type === "TSTypeReference" ? (annotation.typeName?.name ?? null) : null;
}
