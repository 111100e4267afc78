/**
 * Colours by what they are for, in light and in dark. Charts name only the light ones; `inDark` and `inCss` exchange them in a
 * finished drawing, so each of them stands for one thing.
 *
 * Hues keep apart under deuteranopia, protanopia and tritanopia (after Okabe & Ito, 2008), and lightness differs as well.
 */
const tokens = {
  paper: ["#fffdfa", "#16181c"],
  ink: ["#1d1b19", "#eceae6"],
  soft: ["#5d5751", "#aeaaa4"],
  axis: ["#948b82", "#77736d"],
  grid: ["#e6dfd7", "#33363b"],
  first: ["#c44e17", "#f0834d"],
  second: ["#1769a5", "#5fb0ea"],
  third: ["#23896a", "#4fc39f"],
  fourth: ["#d9951f", "#f0b950"],
  fifth: ["#84568f", "#c493cf"],
  sixth: ["#66b3de", "#2f7fae"],
  seventh: ["#5a4a3c", "#b39a84"],
  other: ["#a9a19a", "#6d6a66"],
  step0: ["#efe9e2", "#26292e"],
  step1: ["#f9d9be", "#4a2e1e"],
  step2: ["#f0ab7d", "#7a4322"],
  step3: ["#d97742", "#ae5a28"],
  step4: ["#ac4416", "#df7f3f"],
  step5: ["#6f2407", "#fbb582"],
} as const;

type Token = keyof typeof tokens;

/** The colours that charts draw with. */
export const colour = Object.fromEntries(Object.entries(tokens).map(([name, [light]]) => [name, light])) as Readonly<
  Record<Token, string>
>;

/** Colours of runs, first to last. */
export const runColours = [colour.first, colour.second, colour.third, colour.fourth, colour.fifth, colour.seventh];

/** Colours of parts of a whole, largest first; the rest is `other`. */
export const partColours = [
  colour.second,
  colour.fourth,
  colour.third,
  colour.first,
  colour.fifth,
  colour.sixth,
  colour.seventh,
];

/** Few to many: the first is none. */
export const steps = [colour.step0, colour.step1, colour.step2, colour.step3, colour.step4, colour.step5];

const byLight = new Map<string, Token>(Object.entries(tokens).map(([name, [light]]) => [light, name as Token]));

const exchanged = (svg: string, change: (name: Token) => string): string =>
  svg.replace(/#[0-9a-f]{6}\b/g, (hex) => {
    const name = byLight.get(hex);
    return name === undefined ? hex : change(name);
  });

/** A drawing for a dark ground. */
export const inDark = (svg: string): string => exchanged(svg, (name) => tokens[name][1]);

/** A drawing whose colours are the page's, which knows what ground it stands on. */
export const inCss = (svg: string): string => exchanged(svg, (name) => `var(--${name})`);

/** The page's colours: for light, or for dark. */
export const cssColours = (mode: "light" | "dark"): string =>
  Object.entries(tokens)
    .map(([name, [light, dark]]) => `--${name}:${mode === "light" ? light : dark};`)
    .join("");
