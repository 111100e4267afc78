/** The part of opentype.js that is used; the package brings no types. */
declare module "opentype.js" {
  export interface Glyph {
    readonly name: string | null;
    readonly unicode?: number;
    readonly advanceWidth: number;
    readonly path: unknown;
  }
  export class Font {
    constructor(options: {
      readonly familyName: string;
      readonly styleName: string;
      readonly unitsPerEm: number;
      readonly ascender: number;
      readonly descender: number;
      readonly glyphs: readonly Glyph[];
      readonly createdTimestamp?: number;
    });
    readonly unitsPerEm: number;
    readonly ascender: number;
    readonly descender: number;
    charToGlyph(character: string): Glyph;
    readonly glyphs: { get(index: number): Glyph };
    toArrayBuffer(): ArrayBuffer;
  }
  const opentype: { readonly Font: typeof Font; parse(bytes: ArrayBuffer): Font };
  export default opentype;
}
