import { inflateSync } from "node:zlib";

/** What a test asks of a PDF: its pages' text, its fonts and whether each carries its own file. */
export interface PdfParts {
  readonly pages: readonly string[];
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
  readonly language: string | undefined;
}

/**
 * Takes a PDF of pdfkit's apart by the file's own tables: objects, pages, fonts, and each font's map from glyphs to Unicode, by which a
 * reader's program copies text. A glyph without a letter becomes U+FFFD. Source: ISO 32000-1, 9.10.
 */
export function readPdf(bytes: Uint8Array): PdfParts {
  const text = Buffer.from(bytes).toString("latin1");
  const objects = new Map<string, string>();
  for (const [, id, body] of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) objects.set(id!, body!);
  const streamOf = (id: string): string => {
    const body = objects.get(id)!;
    const start = body.indexOf("stream\n") + 7;
    const raw = Buffer.from(body.slice(start, body.lastIndexOf("\nendstream")), "latin1");
    return (body.includes("/FlateDecode") ? inflateSync(raw) : raw).toString("latin1");
  };
  const refs = (body: string, key: string) => new RegExp(`/${key}\\s+(\\d+) 0 R`).exec(body)?.[1];
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  const files = [...objects.values()].filter((body) => /\/Type \/FontDescriptor/.test(body));
  return {
    pages: pages.map((page) => {
      const resources = objects.get(refs(page, "Resources")!)!;
      const fonts = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [
          name!,
          lettersOf(streamOf(refs(objects.get(id!)!, "ToUnicode")!)),
        ]),
      );
      return textOf(streamOf(refs(page, "Contents")!), fonts);
    }),
    fonts: files.map((body) => ({
      name: /\/FontName \/(\S+)/.exec(body)![1]!,
      embedded: /\/FontFile[23]? \d+ 0 R/.test(body),
    })),
    language: /\/Lang \((.*?)\)/.exec(text)?.[1],
  };
}

/** Letters by glyph, from a font's map. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, first, , list] of map.matchAll(/<([\da-f]{4})> <([\da-f]{4})> \[(.*?)\]/gi))
    [...list!.matchAll(/<([\da-f ]*)>/gi)].forEach(([, hex], i) => {
      const units = hex!.replaceAll(" ", "").match(/.{4}/g) ?? [];
      letters.set(
        Number.parseInt(first!, 16) + i,
        String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))),
      );
    });
  return letters;
}

/** Text of a page in the order in which it is drawn, a blank after each line. */
function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let letters: ReadonlyMap<number, string> = new Map();
  let text = "";
  for (const [word, font, shown] of content.matchAll(
    /\bET\b|\/(F\d+) [\d.]+ Tf|((?:<[\da-f]*>|\[(?:<[\da-f]*>|[-\d. ]+)*\]) T[jJ])/gi,
  )) {
    if (word === "ET") text += " ";
    if (font !== undefined) letters = fonts.get(font)!;
    for (const [, hex] of (shown ?? "").matchAll(/<([\da-f]*)>/gi))
      for (const glyph of hex!.match(/.{4}/g) ?? []) text += letters.get(Number.parseInt(glyph, 16)) ?? "\ufffd";
  }
  return text;
}
