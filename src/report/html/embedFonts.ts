import opentype from "opentype.js";
import { FAMILY, fontOf, type Weight } from "../draw/font.ts";

/**
 * The fonts of a page with the characters that it uses alone, inside the page, so that its pictures look the same everywhere.
 * The date in the font is fixed: the same page has the same bytes.
 */
export const embeddedFonts = (text: string): string =>
  (["regular", "bold"] as const).map((weight) => face(weight, [...new Set(text)].sort())).join("\n");

function face(weight: Weight, characters: readonly string[]): string {
  const font = fontOf(weight);
  const missing = font.glyphs.get(0);
  const glyphs = characters
    .map((character) => font.charToGlyph(character))
    .filter((glyph, i, all) => glyph !== missing && glyph.unicode !== undefined && all.indexOf(glyph) === i)
    .sort((a, b) => a.unicode! - b.unicode!);
  const subset = new opentype.Font({
    familyName: FAMILY,
    styleName: weight === "bold" ? "SemiBold" : "Regular",
    unitsPerEm: font.unitsPerEm,
    ascender: font.ascender,
    descender: font.descender,
    glyphs: [missing, ...glyphs],
    createdTimestamp: 1_767_225_600,
  });
  const base64 = Buffer.from(subset.toArrayBuffer()).toString("base64");
  return `@font-face{font-family:"${FAMILY}";font-weight:${weight === "bold" ? 600 : 400};src:url(data:font/otf;base64,${base64}) format("opentype")}`;
}
