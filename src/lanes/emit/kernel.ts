import binaryen from "binaryen";
import type { Column, Kernel } from "../ir.ts";
import type { Backend, NewLocal } from "./backend.ts";
import type { Context } from "./context.ts";
import { emitStmts, ensureRow, setBytes } from "./statements.ts";

/** What emission of one kernel needs from its module. */
export interface KernelOptions {
  readonly m: binaryen.Module;
  readonly makeBackend: (newLocal: NewLocal) => Backend;
  readonly offsetOf: (column: Column) => number;
}

/** Adds `name(from, to, day)` to the module: the kernel over rows from .. to - 1. */
export function emitKernel(kernel: Kernel, { m, makeBackend, offsetOf }: KernelOptions): void {
  const types: binaryen.Type[] = [];
  const [FROM, TO, DAY, PARAMS] = [0, 1, 2, 3];
  const newLocal: NewLocal = (type) => PARAMS + types.push(type) - 1;
  const lanes = makeBackend(newLocal);
  const homes: Context["homes"] = new Map([[kernel.day, { first: DAY, bytes: null }]]);
  const parts = Array.from({ length: lanes.parts }, (_, part) => part);
  const context: Context = { m, lanes, parts, newLocal, offsetOf, homes, mask: null, pre: [] };
  const row = ensureRow(context, kernel.row);
  const rows = emitStmts(context, kernel.body);
  const get = (local: number) => m.local.get(local, binaryen.i32);
  const body = m.block("exit", [
    m.local.set(row.first, get(FROM)),
    m.br_if("exit", m.i32.ge_s(get(FROM), get(TO))),
    m.loop(
      "again",
      m.block(null, [
        setBytes(context, row.first, row.bytes!),
        ...rows,
        m.local.set(row.first, m.i32.add(get(row.first), m.i32.const(1))),
        m.br_if("again", m.i32.lt_s(get(row.first), get(TO))),
      ]),
    ),
  ]);
  const params = binaryen.createType([binaryen.i32, binaryen.i32, binaryen.i32]);
  m.addFunction(kernel.name, params, binaryen.none, types, body);
  m.addFunctionExport(kernel.name, kernel.name);
}
