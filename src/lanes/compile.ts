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
  /** Uniform columns that give each row its own row of another table, as `world.processRow`. */
  readonly owners?: readonly string[];
  /** 8, 4 or 2 lanes of SIMD, or 1: plain scalar code. */
  readonly lanes: number;
}

/**
 * Compiles phases to one WASM module whose memory is imported and whose column addresses are filled in at linking.
 * @throws LaneError when a phase leaves the subset, breaks the own-row rule or writes other columns than it declares
 */
export function compileLanes({ sources, containers, phases, owners = [], lanes }: CompileInput): LaneModule {
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
