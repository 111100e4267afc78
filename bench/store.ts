import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parquetMetadata } from "hyparquet";
import { exportRun } from "../src/results/export/exportRun.ts";
import { openRun } from "../src/results/runFolder.ts";
import { timeMerge } from "./mergeShards.ts";
import { cpuSeconds, inFolder, type Model, simulateChunk } from "./modelChunk.ts";

/**
 * What saving costs: chunks against their simulation, a merge of shards, the daily values as Parquet. Processor time, so that a shared
 * machine does not decide; seconds beside it. SHARDS=20 merges more shards of the flagship.
 */
const SHARDS = Number(process.env.SHARDS ?? 4);

/**
 * Saves a chunk ten times under ten numbers, four runs of it, and asks how much of its simulation that is: the median of the last three, for the
 * simulation is timed warm as well; the first makes what all chunks share.
 */
async function timeStore(label: string, { chunk, request, cpuSeconds: simulated }: Model): Promise<void> {
  const { replications: size } = chunk;
  const passes: { cpu: number; wall: number }[] = [];
  for (let pass = 0; pass < 4; pass++)
    await inFolder((root) => {
      const store = openRun({ ...request, folder: join(root, "run"), replications: 10 * size });
      const [before, began] = [cpuSeconds(), performance.now()];
      for (const index of store.missing()) store.writeChunk({ ...chunk, index, first: index * size });
      passes.push({ cpu: (1000 * (cpuSeconds() - before)) / 10, wall: (performance.now() - began) / 10 });
      if (store.missing().length > 0) throw new Error("a chunk was not saved");
      store.close();
    });
  const [first, ...warm] = passes;
  const { cpu, wall } = warm.sort((a, b) => a.cpu - b.cpu)[1]!;
  console.log(
    `store, ${label}, chunk of ${size} replications: ${cpu.toFixed(0)} ms of CPU (${wall.toFixed(0)} ms; the first ten ${first!.cpu.toFixed(0)} ms ` +
      `each) to save what took ${(1000 * simulated).toFixed(0)} ms of CPU to simulate: ${(cpu / simulated / 10).toFixed(1)} %`,
  );
}

/** The first series of a model, people first, as they lie in a layout. */
function first({ chunk, request, ...rest }: Model, people: number, real: number): Model {
  const { layout } = request;
  const block = layout.days * chunk.replications;
  const of = (kind: "people" | "real", count: number) =>
    layout.series.filter((one) => one.kind === kind).slice(0, count);
  const { causes: _, ...others } = layout;
  const { siteOutByCause: __, ...cells } = chunk;
  return {
    ...rest,
    request: { ...request, layout: { ...others, series: [...of("people", people), ...of("real", real)] } },
    chunk: { ...cells, people: chunk.people.slice(0, people * block), real: chunk.real.slice(0, real * block) },
  };
}

/** Exports the daily values of 10,000 replications over 365 days and 20 series. */
const timeExport = ({ chunk, request }: Model): Promise<void> =>
  inFolder((root) => {
    const { replications: size } = chunk;
    const folder = join(root, "run");
    const store = openRun({ ...request, folder, replications: 10_000 });
    for (const index of store.missing()) store.writeChunk({ ...chunk, index, first: index * size });
    store.finish({ state: "finished", wallSeconds: 0 });
    store.close();
    const [before, began] = [cpuSeconds(), performance.now()];
    const [file] = exportRun({ folder, to: "parquet", tables: ["daily"], out: join(root, "out") });
    const [seconds, cpu] = [(performance.now() - began) / 1000, cpuSeconds() - before];
    const { layout } = request;
    const rows = 10_000 * layout.days;
    const bytes = readFileSync(file!);
    const found = Number(
      parquetMetadata(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)).num_rows,
    );
    if (found !== rows) throw new Error(`${found} rows where ${rows} were to be exported`);
    const values = layout.series.reduce((sum, { kind }) => sum + (kind === "people" ? 4 : 8), 2 + 4) * rows;
    console.log(
      `Parquet, ${rows} rows x ${layout.series.length} series, ${(values / 1e6).toFixed(0)} MB of values into ${(statSync(file!).size / 1e6).toFixed(0)} MB: ` +
        `${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU; ${(values / 1e6 / seconds).toFixed(0)} MB/s, ${(values / 1e6 / cpu).toFixed(0)} MB a second of CPU`,
    );
  });

const flagship = await simulateChunk("graphite-cutoff-evidence", 90);
await timeStore("flagship to 90 days", flagship);
await timeMerge("the flagship to 90 days", flagship, SHARDS);
await timeStore("flagship to 365 days", await simulateChunk("graphite-cutoff-evidence", 365));
await timeStore("three firms", await simulateChunk("three-firm-cutoff", 120));
await timeMerge("the three firms", await simulateChunk("three-firm-cutoff", 120, 500), 200);
await timeExport(first(await simulateChunk("graphite-cutoff-evidence", 364, 20), 12, 8));
