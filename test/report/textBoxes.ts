import { textWidth } from "../../src/report/draw/font.ts";

/** Where a line of text lies in a picture, in px of its layout. */
export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const attribute = (tag: string, name: string): string | undefined => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
const unescaped = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[name]!,
  );

/** Boxes of all lines of text of an SVG, from the glyphs' own widths; it knows translations, of which alone our pictures are made. */
export function textBoxes(svg: string): TextBox[] {
  const boxes: TextBox[] = [];
  const stack: [number, number][] = [[0, 0]];
  const moved = (tag: string): [number, number] => {
    const [x, y] = stack.at(-1)!;
    const [, dx = "0", dy = "0"] = /translate\(([-\d.]+)[ ,]+([-\d.]+)\)/.exec(attribute(tag, "transform") ?? "") ?? [];
    if (/rotate|scale|matrix/.test(attribute(tag, "transform") ?? "")) throw new Error(`a text that is turned: ${tag}`);
    return [x + Number(dx), y + Number(dy)];
  };
  for (const [tag, text] of svg.matchAll(/<g[^>]*?(?<!\/)>|<\/g>|<text[^>]*>([^<]*)<\/text>|<text[^>]*><tspan/g)) {
    if (tag.startsWith("</g")) stack.pop();
    else if (tag.startsWith("<g")) stack.push(moved(tag));
    else if (text !== undefined) boxes.push(boxOf(tag, unescaped(text), moved(tag)));
  }
  return boxes.filter(({ text }) => text.trim() !== "");
}

function boxOf(tag: string, text: string, [dx, dy]: [number, number]): TextBox {
  const size = Number(attribute(tag, "font-size"));
  const weight = Number(attribute(tag, "font-weight") ?? 400) >= 600 ? "bold" : "regular";
  const width = textWidth(text, size, weight);
  const anchor = attribute(tag, "text-anchor") ?? "start";
  const x = dx + Number(attribute(tag, "x") ?? 0) - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
  const y = dy + Number(attribute(tag, "y") ?? 0);
  return { text, left: x, right: x + width, top: y - 0.75 * size, bottom: y + 0.22 * size };
}
