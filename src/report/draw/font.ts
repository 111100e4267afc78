import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import opentype, { type Font } from "opentype.js";

/** The one family of all pictures: it comes with the package, so a picture looks the same on every machine. */
export const FAMILY = "Source Sans 3";

const folder = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/source-sans-3/package.json"));

/** Files of the two weights that are used. */
export const fontFiles = {
  regular: join(folder, "400Regular", "SourceSans3_400Regular.ttf"),
  bold: join(folder, "600SemiBold", "SourceSans3_600SemiBold.ttf"),
} as const;

export type Weight = keyof typeof fontFiles;

const open = new Map<Weight, Font>();

/** A weight of the family; read once a process. */
export function fontOf(weight: Weight): Font {
  const known = open.get(weight);
  if (known !== undefined) return known;
  const bytes = readFileSync(fontFiles[weight]);
  const font = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  open.set(weight, font);
  return font;
}

const advances = { regular: new Map<string, number>(), bold: new Map<string, number>() };

/** Width of a line of text in px, from the glyphs' own advances; kerning is left out, so it errs on the wide side. */
export function textWidth(text: string, size: number, weight: Weight = "regular"): number {
  const known = advances[weight];
  let units = 0;
  for (const character of text) {
    let advance = known.get(character);
    if (advance === undefined) {
      const font = fontOf(weight);
      advance = font.charToGlyph(character).advanceWidth / font.unitsPerEm;
      known.set(character, advance);
    }
    units += advance;
  }
  return units * size;
}

/** Breaks a text into lines of at most `width` px; a word that is longer keeps a line of its own. */
export function wrapText(text: string, width: number, size: number, weight: Weight = "regular"): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size, weight) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A text that must not be longer than `width` px: as it is, or cut at a letter with an ellipsis. */
export function fitText(text: string, width: number, size: number, weight: Weight = "regular"): string {
  if (textWidth(text, size, weight) <= width) return text;
  let end = text.length;
  while (end > 0 && textWidth(`${text.slice(0, end)}\u2026`, size, weight) > width) end--;
  return `${text.slice(0, end).trimEnd()}\u2026`;
}
