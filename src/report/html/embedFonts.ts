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
    createdTimestamp: 1,
  });
  const base64 = dateless(Buffer.from(subset.toArrayBuffer())).toString("base64");
  return `@font-face{font-family:"${FAMILY}";font-weight:${weight === "bold" ? 600 : 400};src:url(data:font/otf;base64,${base64}) format("opentype")}`;
}

/**
 * The writer stamps the time of writing into the font's head; here it is made the fixed date of creation, and both sums are made anew.
 * Source: OpenType specification, "head" and "Calculating checksums".
 */
function dateless(font: Buffer): Buffer {
  const tables = font.readUInt16BE(4);
  const entry = Array.from({ length: tables }, (_, i) => 12 + 16 * i).find(
    (at) => font.toString("latin1", at, at + 4) === "head",
  )!;
  const [start, length] = [font.readUInt32BE(entry + 8), font.readUInt32BE(entry + 12)];
  font.copy(font, start + MODIFIED, start + CREATED, start + CREATED + 8);
  font.writeUInt32BE(0, start + ADJUSTMENT);
  font.writeUInt32BE(checksum(font.subarray(start, start + length)), entry + 4);
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, start + ADJUSTMENT);
  return font;
}

/** Places in the table "head". */
const [ADJUSTMENT, CREATED, MODIFIED] = [8, 20, 28];

/** Sum of the bytes as whole numbers of 32 bits, the last filled up with zeros. */
function checksum(bytes: Buffer): number {
  const whole = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
  bytes.copy(whole);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}
