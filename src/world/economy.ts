import { inverses } from "../scenario/sample.ts";
import type { Factor } from "../scenario/types.ts";
import type { WorldFiles } from "../scenario/worldTypes.ts";
import { fillWorld } from "./fillWorld.ts";
import { type Fit, fitShares } from "./fit.ts";
import { type Gate, layGates } from "./gates.ts";
import { type Rows, type Valuer, valuer } from "./rows.ts";
import type { Stand } from "./stand.ts";
import { generateSuppliers } from "./suppliers.ts";
import type { World } from "./tables.ts";
import { buyersFirst, layRows } from "./topology.ts";

/** One economy, built: its files, its rows by name, and the columns that kernels read. The same in every replication. */
export interface Economy {
  readonly files: WorldFiles;
  readonly rows: Rows;
  readonly world: World;
  /** Site rows, every buyer before its suppliers. */
  readonly order: readonly number[];
  readonly controlGroups: readonly string[];
  readonly gates: readonly Gate[];
  /** Place of each factor in a row of draws. */
  readonly factorIndex: ReadonlyMap<string, number>;
  readonly fit: Fit | null;
  /** Days over which a scenario's calendar spreads a year's volumes; absent: 365, every day a working day. */
  readonly yearDays?: number;
  /** The world on another date than that of its tables; absent: as the tables say. */
  readonly stand?: Stand;
}

/** Values quantities at the median of every factor's prior in the world's own files. */
export function nominalValuer(factors: readonly Factor[], index: ReadonlyMap<string, number>): Valuer {
  return valuer(
    index,
    inverses(factors).map((quantile) => quantile(0.5)),
  );
}

/** Builds an economy from its files: generates suppliers, lays the rows, fits shares where the world asks for it, fills columns. */
export function buildEconomy(files: WorldFiles): Economy {
  const factorIndex = new Map(files.factors.map((factor, index) => [factor.name, index]));
  const nominal = nominalValuer(files.factors, factorIndex);
  const firms = files.suppliers === null ? [] : generateSuppliers(files, files.suppliers, nominal);
  const rows = layRows(files, firms);
  const order = buyersFirst(rows);
  const controlGroups = [...new Set(files.origins.map((origin) => origin.controlGroup))].filter(
    (group) => group !== "",
  );
  const fit = files.fit === null ? null : fitShares(files, files.fit, rows, order, nominal);
  const laid = layGates(files, rows, controlGroups);
  const world = fillWorld(files, rows, controlGroups, laid);
  return { files, rows, world, order, controlGroups, gates: laid.gates, factorIndex, fit };
}
