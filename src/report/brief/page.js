// What the page of a brief does when a reader chooses. Every number stands in the page already, but for the difference of two choices,
// which is taken world by world here. Runs in any browser of the last years; it is put into the page as it stands.
const data = JSON.parse(document.getElementById("data").textContent);
const { days, scenarios, cuts, options } = data;
const SIDES = ["first", "second"];
const COLOURS = { first: "var(--first)", second: "var(--second)" };
const NO_OPTION = -1;
const last = days.length - 1;
const packages = [[], ...options.map((_, i) => [i])];
if (data.pairs) for (const [i] of options.entries()) for (let j = i + 1; j < options.length; j++) packages.push([i, j]);

const byId = (id) => document.getElementById(id);
const read = (name) => Number(document.querySelector(`[name="${name}"]:checked`)?.value ?? byId(name)?.value ?? 0);

/** What one side has chosen. */
function chosen(side) {
  const parts = [read(`${side}-a`), read(`${side}-b`)].filter((part) => part !== NO_OPTION);
  return {
    scenario: read(`${side}-scenario`),
    cut: read(`${side}-cut`),
    parts: [...new Set(parts)].sort((a, b) => a - b),
  };
}

const placeOf = (parts) =>
  packages.findIndex((one) => one.length === parts.length && one.every((part, i) => part === parts[i]));
const blockOf = ({ scenario, cut, parts }) =>
  data.blocks[(scenario * cuts.length + cut) * packages.length + placeOf(parts)];
const countedOf = ({ scenario, cut }) => scenarios[scenario].counted[cut];
const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);
const labelOf = (parts) =>
  parts.length === 0 ? "nothing" : parts.map((part) => lowerFirst(options[part].label)).join(" and ");

/** What an option does, its name before it where the sentence does not begin with that. */
const saidOf = ({ label, does }) =>
  `${does.toLowerCase().startsWith(label.toLowerCase()) ? does : `${label}: ${lowerFirst(does)}`}.`;

/** A number without digits that its interval does not support. */
function near(x, half) {
  const finest = Math.abs(x) < 1000 ? 1 : Math.abs(x) < 10000 ? 100 : 1000;
  const step = Math.max(half > 0 ? 10 ** Math.floor(Math.log10(half)) : 0, finest);
  const rounded = Math.round(x / step) * step;
  return (rounded === 0 ? 0 : rounded).toLocaleString("en-US", { maximumFractionDigits: 0 });
}

/** "3,600 (1,200 to 6,100)" */
function interval(triple, unit = "") {
  if (triple === null || triple[0] === null) return "no figure";
  const [value, low, high] = triple;
  if (low === null || high === null) return `${near(value, 0)}${unit}, no interval`;
  const half = (high - low) / 2;
  return `${near(value, half)}${unit} (${near(low, half)} to ${near(high, half)})`;
}

const holdsZero = (triple) => triple !== null && triple[1] !== null && triple[1] <= 0 && triple[2] >= 0;

/** A saving with a word where it cannot be told from none. */
const saving = (triple) => `${interval(triple)}${holdsZero(triple) ? "; not told from none" : ""}`;

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function row(cells, head = false) {
  const line = make("tr", {});
  cells.forEach((cell, i) => {
    line.append(
      make(
        head || i === 0 ? "th" : "td",
        i === 0 ? { scope: head ? "col" : "row" } : head ? { scope: "col", class: "n" } : { class: "n" },
        cell,
      ),
    );
  });
  return line;
}

function fill(id, head, rows) {
  byId(id).replaceChildren(make("thead", {}, row(head, true)), make("tbody", {}, ...rows.map((cells) => row(cells))));
}

/** Both choices in a sentence each. */
function sentence(side) {
  const choice = chosen(side);
  const { worlds, years, lost } = blockOf(choice);
  const [median, low, high] = worlds[last];
  const done = labelOf(choice.parts);
  const gain =
    years === null
      ? `${interval(lost)} job-years are lost`
      : `${done} saves ${saving(years)} job-years against nothing`;
  return `${scenarios[choice.scenario].label}; cut: ${cuts[choice.cut]}; done: ${done}. On day ${days[last]} the median world has ${near(median, 0)} people out of work (lowest ${near(low, 0)}, highest ${near(high, 0)} of ${countedOf(choice)} worlds); by then ${gain}.`;
}

/** Second less first, world by world: the same worlds stand behind both. */
function difference() {
  const [a, b] = SIDES.map((side) => blockOf(chosen(side)).each);
  const gaps = a.flatMap((x, k) => (x === null || b[k] === null ? [] : [x - b[k]]));
  const n = gaps.length;
  if (gaps.every((gap) => gap === 0)) return `The two choices lose the same job-years in each of the ${n} worlds.`;
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / n;
  const squares = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0);
  const half = n > 1 ? 1.645 * Math.sqrt(squares / (n - 1) / n) : null;
  const fewer = gaps.filter((gap) => gap > 0).length;
  const told = interval([
    Math.abs(mean),
    half === null ? null : Math.abs(mean) - half,
    half === null ? null : Math.abs(mean) + half,
  ]);
  const unsure = half !== null && Math.abs(mean) <= half ? " This cannot be told from no difference." : "";
  return `The second choice loses ${told} job-years ${mean >= 0 ? "less" : "more"} than the first by day ${days[last]}, on average over the same ${n} worlds; less in ${fewer} of them.${unsure}`;
}

const SVG = "http://www.w3.org/2000/svg";
function shape(tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

/** Lines of the median worlds between the lowest and the highest. */
function draw() {
  const wide = byId("chart").clientWidth || 700;
  const [width, height, left, right, top, bottom] = [Math.max(wide, 280), 300, 62, 14, 16, 44];
  const blocks = SIDES.map((side) => blockOf(chosen(side)));
  const most = Math.max(10, ...blocks.flatMap(({ worlds }) => worlds.map(([, , high]) => high)));
  const unit = 10 ** Math.floor(Math.log10(most));
  const step = [0.2, 0.5, 1, 2].map((part) => part * unit).find((one) => most / one <= 6) ?? unit;
  const top_ = Math.ceil(most / step) * step;
  const x = (day) => left + (day / days[last]) * (width - left - right);
  const y = (people) => top + (1 - people / top_) * (height - top - bottom);
  const svg = shape("svg", {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
    "aria-labelledby": "chart-title",
  });
  svg.append(shape("title", { id: "chart-title" }, `People out of work by day. ${SIDES.map(sentence).join(" ")}`));
  for (let people = 0; people <= top_ + step / 2; people += step) {
    svg.append(shape("line", { x1: left, x2: width - right, y1: y(people), y2: y(people), stroke: "var(--grid)" }));
    svg.append(shape("text", { x: left - 8, y: y(people) + 4, "text-anchor": "end" }, people.toLocaleString("en-US")));
  }
  const pace = days[last] <= 60 ? 14 : days[last] <= 200 ? 30 : days[last] <= 400 ? 60 : 90;
  const ticks = Array.from({ length: Math.floor(days[last] / pace) + 1 }, (_, i) => i * pace);
  for (const day of ticks.filter((_, i) => width > 480 || i % 2 === 0))
    svg.append(shape("text", { x: x(day), y: height - bottom + 20, "text-anchor": "middle" }, String(day)));
  svg.append(
    shape("text", { x: (left + width - right) / 2, y: height - 6, "text-anchor": "middle" }, "days after the cutoff"),
  );
  SIDES.forEach((side, i) => {
    const { worlds } = blocks[i];
    const path = (place) => worlds.map((triple, d) => `${x(days[d]).toFixed(1)},${y(triple[place]).toFixed(1)}`);
    const dash = side === "second" ? { "stroke-dasharray": "6 4" } : {};
    svg.append(
      shape("polygon", { points: [...path(1), ...path(2).reverse()].join(" "), fill: COLOURS[side], opacity: 0.14 }),
    );
    for (const edge of [1, 2])
      svg.append(
        shape("polyline", { points: path(edge).join(" "), fill: "none", stroke: COLOURS[side], opacity: 0.5, ...dash }),
      );
    svg.append(
      shape("polyline", {
        points: path(0).join(" "),
        fill: "none",
        stroke: COLOURS[side],
        "stroke-width": 2.5,
        ...dash,
      }),
    );
    for (const [d, [median]] of worlds.entries())
      svg.append(shape("circle", { cx: x(days[d]), cy: y(median), r: 3, fill: COLOURS[side] }));
  });
  byId("chart").replaceChildren(svg);
}

function tables() {
  const choices = SIDES.map(chosen);
  const blocks = choices.map(blockOf);
  const both = (tell) => blocks.map(tell);
  const counts = choices.map(countedOf);
  fill(
    "numbers",
    ["", ...SIDES.map((side, i) => `${side} choice, ${counts[i]} worlds`)],
    [
      ...days.map((day, d) => [`Out of work on day ${day}, mean`, ...both(({ out }) => interval(out[d]))]),
      ...days.map((day, d) => [
        `Kept at work on day ${day} against nothing`,
        ...both(({ saved }) => (saved === null ? "-" : saving(saved[d]))),
      ]),
      [`Job-years lost by day ${days[last]}`, ...both(({ lost }) => interval(lost))],
      [`Job-years saved by day ${days[last]}`, ...both(({ years }) => (years === null ? "-" : saving(years)))],
      ["Worlds in which it saves job-years", ...both(({ helps }) => (helps === null ? "-" : interval(helps, " %")))],
      ["Public cost, million dollars", ...both(({ years, gross }) => (years === null ? "-" : interval(gross)))],
      [
        "Public cost less benefits not paid and taxes kept, million dollars",
        ...both(({ years, net }) => (years === null ? "-" : interval(net))),
      ],
      ["Firms' cost, million dollars", ...both(({ years, firms }) => (years === null ? "-" : interval(firms)))],
      [
        "Thousand dollars a job-year saved",
        ...both(({ years, gross, ratio }) =>
          years === null ? "-" : ratio === null ? (gross === null ? "no figure" : "no ratio") : interval(ratio),
        ),
      ],
    ],
  );
  const [choice] = choices;
  const of = (parts) => blockOf({ ...choice, parts });
  const where = `${scenarios[choice.scenario].label}; cut: ${cuts[choice.cut]}; ${countedOf(choice)} worlds a package`;
  const singles = options.map((_, i) => i).sort((a, b) => of([b]).years[0] - of([a]).years[0]);
  byId("alone-of").textContent = where;
  fill(
    "alone",
    [
      "done alone",
      `job-years saved by day ${days[last]}`,
      "public cost, million dollars",
      "thousand dollars a job-year",
      "helps in % of worlds",
    ],
    singles.map((i) => {
      const { years, gross, ratio, helps } = of([i]);
      return [
        options[i].label,
        saving(years),
        interval(gross),
        ratio === null ? (gross === null ? "no figure" : "no ratio") : interval(ratio),
        interval(helps),
      ];
    }),
  );
  if (!data.pairs) return;
  byId("pairs-of").textContent = where;
  fill(
    "pairs",
    ["job-years saved", ...singles.map((i) => options[i].label)],
    singles.map((i) => [
      options[i].label,
      ...singles.map((j) => interval(of(i === j ? [i] : [i, j].sort((a, b) => a - b)).years)),
    ]),
  );
}

function show() {
  for (const side of SIDES) {
    byId(`${side}-said`).textContent = sentence(side);
    const parts = chosen(side).parts.map((part) => saidOf(options[part]));
    byId(`${side}-does`).textContent = parts.join(" ");
  }
  byId("said").textContent = difference();
  draw();
  tables();
  const state = SIDES.map((side) => {
    const { scenario, cut } = chosen(side);
    return `${side}=${[scenario, cut, read(`${side}-a`), read(`${side}-b`)].join(",")}`;
  });
  history.replaceState(null, "", `#${state.join("&")}`);
}

/** Takes choices from the address, so that a choice can be kept or sent. */
function restore() {
  for (const [, side, words] of location.hash.matchAll(/(first|second)=([-\d,]+)/g)) {
    const [scenario, cut, a, b] = words.split(",").map(Number);
    for (const [name, value] of [
      ["scenario", scenario],
      ["cut", cut],
    ]) {
      const radio = document.querySelector(`[name="${side}-${name}"][value="${value}"]`);
      if (radio) radio.checked = true;
    }
    for (const [name, value] of [
      ["a", a],
      ["b", b],
    ])
      if (value < options.length && value >= NO_OPTION) byId(`${side}-${name}`).value = String(value);
  }
}

restore();
show();
byId("choose").addEventListener("change", show);
addEventListener("resize", draw);
addEventListener("hashchange", () => {
  restore();
  show();
});
document.documentElement.classList.add("live");
