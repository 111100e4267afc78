import type { Chart, NoChart } from "../chart.ts";
import type { RunData } from "../runData.ts";
import { inRun, people, percent, readable, sourceOf, whole } from "../words.ts";
import { grid, panels } from "./parts.ts";
import { coloursOf, largest, type Part, stackPanel } from "./stack.ts";

/** Who is out of work, by stage of the chain and day, with those who can be recalled apart from those who were let go. */
export function stages(run: RunData): Chart | NoChart {
  const names = [
    ...new Set(run.manifest.layout.series.flatMap(({ name }) => /^furloughed\.stage\.(.+)$/.exec(name)?.[1] ?? [])),
  ];
  if (names.length === 0) return { why: "the run tells no stages apart" };
  const partsOf = (measure: string): Part[] =>
    names.map((stage) => ({ name: readable(stage), mean: run.bands(`${measure}.stage.${stage}`)!.mean }));
  const all = largest(partsOf("outOfWork"));
  const named = new Set(all.map(({ name }) => name));
  const inOrder = (measure: string): Part[] => {
    const parts = partsOf(measure);
    const others = parts.filter(({ name }) => !named.has(name));
    return all.map(({ name, mean }) => ({
      name,
      mean:
        parts.find((part) => part.name === name)?.mean ??
        Array.from({ length: mean.length }, (_, day) => others.reduce((sum, part) => sum + part.mean[day]!, 0)),
    }));
  };
  const [furloughed, separated] = [inOrder("furloughed"), inOrder("separated")];
  const range = coloursOf(all);
  const total = (parts: readonly Part[], day: number) => parts.reduce((sum, { mean }) => sum + mean[day]!, 0);
  const days = Array.from({ length: run.days }, (_, day) => day);
  const most = Math.max(...days.map((day) => Math.max(total(furloughed, day), total(separated, day))));
  if (most === 0) return { why: "nobody is out of work in any world" };
  const last = run.days - 1;
  return {
    id: "stages",
    takeaway: takeaway(run, furloughed, separated, total),
    subtitle:
      "Mean people out of work by stage, in thousands, by day after the cutoff: on temporary layoff, and let go and not re-employed.",
    keys: all.map(({ name }, i) => ({ label: name, colour: range[i]!, mark: "area" })),
    notes: `${sourceOf([run])} Means over worlds, so that the parts add up; medians are lower or higher.`,
    spec: (width) => {
      const { columns, panel } = panels(width, 2);
      const look = { to: last, width: panel, height: columns > 1 ? 260 : 180, most };
      return grid(
        [
          stackPanel(furloughed, range, { ...look, title: "Furloughed: can be recalled", labels: true }),
          stackPanel(separated, range, { ...look, title: "Separated: let go", labels: columns === 1 }),
        ],
        columns,
      );
    },
    table: {
      columns: [
        { name: "day", unit: "day" },
        { name: "stage", unit: "" },
        { name: "furloughed", unit: "people, mean" },
        { name: "separated", unit: "people, mean" },
      ],
      rows: [...new Set([...run.summary.days.map(({ day }) => day), last])].flatMap((day) =>
        all.map(({ name }, i) => [day, name, whole(furloughed[i]!.mean[day]!), whole(separated[i]!.mean[day]!)]),
      ),
    },
  };
}

function takeaway(
  run: RunData,
  furloughed: readonly Part[],
  separated: readonly Part[],
  total: (parts: readonly Part[], day: number) => number,
): string {
  const days = run.summary.days.map(({ day }) => day);
  const day = days[1] ?? days[0] ?? run.days - 1;
  const [out, recall] = [total(furloughed, day) + total(separated, day), total(furloughed, day)];
  if (out === 0) return `Nobody is out of work on day ${day} on average`;
  const byStage = furloughed.map(({ name, mean }, i) => ({ name, people: mean[day]! + separated[i]!.mean[day]! }));
  const [first] = byStage.sort((a, b) => b.people - a.people);
  return `Of ${people(out)} out of work on day ${day}${inRun(run)}, ${percent(recall / out)} are on furlough and can be recalled; the largest part, ${percent(first!.people / out)}, is ${inSentence(first!.name)}`;
}

const inSentence = (name: string): string =>
  name === "Supplier" ? "at suppliers" : `in the ${name.toLowerCase()} stage`;
