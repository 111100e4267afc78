import binaryen from "binaryen";
import type { LaneModule } from "../engine/lanes/module.ts";
import { type Container, columnsOf } from "./columns.ts";
import { emitKernel } from "./emit/kernel.ts";
import { scalarBackend } from "./emit/scalar.ts";
import { simdBackend } from "./emit/simd.ts";
import type { Column } from "./ir.ts";
import { inferKinds } from "./kinds.ts";
import { checkOwnRow } from "./ownRow.ts";
import { readKernel, readProgram } from "./readKernel.ts";
import { refuse } from "./refuse.ts";
import { findRelocations, POOL, placeholder } from "./relocations.ts";
import type { KernelSource } from "./source.ts";

/** One phase to be compiled: its function, and the columns it declares to write (field names), if it declares any. */
export interface PhaseInput {
  readonly name: string;
  readonly writes?: readonly string[];
}

export interface CompileInput {
  readonly sources: readonly KernelSource[];
  readonly containers: readonly Container[];
  readonly phases: readonly PhaseInput[];
  /** Functions that run phases in order, `name(day, rows of the first, rows of the second ...)`: one call a day from the host. */
  readonly programs?: readonly { readonly name: string; readonly phases: readonly string[] }[];
  /** Uniform columns that give each row its own row of another table, as `world.processRow`. */
  readonly owners?: readonly string[];
  /** 8, 4 or 2 lanes of SIMD, or 1: plain scalar code. */
  readonly lanes: number;
}

/**
 * Compiles phases to one WASM module whose memory is imported and whose column addresses are filled in at linking.
 * @throws LaneError when a phase leaves the subset, breaks the own-row rule or writes other columns than it declares
 */
export function compileLanes({
  sources,
  containers,
  phases,
  programs = [],
  owners = [],
  lanes,
}: CompileInput): LaneModule {
  const program = readProgram(sources, containers);
  const columns = columnsOf(containers);
  const pool: number[] = [];
  const poolOffset = (value: number) => {
    let at = pool.findIndex((known) => Object.is(known, value));
    if (at < 0) at = pool.push(value) - 1;
    return placeholder(POOL) + 16 * at;
  };
  const places = new Map(columns.map((column, i) => [column.name, placeholder(i)]));
  const offsetOf = (column: Column) => places.get(column.name)!;
  const m = new binaryen.Module();
  m.setFeatures(binaryen.Features.SIMD128 | binaryen.Features.NontrappingFPToInt | binaryen.Features.BulkMemory);
  m.setMemory(1, 65536, null, []);
  m.addMemoryImport("0", "env", "memory");
  try {
    for (const { name, writes } of phases) {
      const kernel = readKernel(program, name);
      inferKinds(kernel);
      const written = [...checkOwnRow(kernel, new Set(owners))].map((column) => column.replace(/^\w+\./, ""));
      if (writes !== undefined && [...written].sort().join() !== [...writes].sort().join())
        refuse(kernel.at, `${name} declares to write ${writes.join(", ")} and writes ${written.join(", ")}`);
      emitKernel(kernel, {
        m,
        makeBackend: (newLocal) =>
          lanes === 1 ? scalarBackend(m, newLocal) : simdBackend(m, lanes, newLocal, poolOffset),
        offsetOf,
      });
    }
    for (const { name, phases: steps } of programs) emitProgram(m, name, steps);
    if (!m.validate()) throw new Error("the lane compiler emitted an invalid module");
    binaryen.setOptimizeLevel(3);
    binaryen.setShrinkLevel(0);
    m.optimize();
    const bytes = m.emitBinary();
    return { lanes, columns, pool, bytes, relocations: findRelocations(bytes, columns.length) };
  } finally {
    m.dispose();
  }
}

function emitProgram(m: binaryen.Module, name: string, phases: readonly string[]): void {
  const get = (param: number) => m.local.get(param, binaryen.i32);
  const calls = phases.map((phase, i) => m.call(phase, [m.i32.const(0), get(i + 1), get(0)], binaryen.none));
  const params = binaryen.createType([binaryen.i32, ...phases.map(() => binaryen.i32)]);
  m.addFunction(name, params, binaryen.none, [], m.block(null, calls));
  m.addFunctionExport(name, name);
}
