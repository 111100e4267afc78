import PDFDocument from "pdfkit";
import SVGtoPDF from "svg-to-pdfkit";
import { fontFiles, type Weight } from "../../draw/font.ts";
import type { Picture } from "../../draw/frame.ts";
import { colour } from "../../draw/palette.ts";

/** US letter in points, with the same margin all round. */
const PAGE = { width: 612, height: 792, margin: 42 } as const;
const INNER = PAGE.width - 2 * PAGE.margin;
const BOTTOM = PAGE.height - PAGE.margin - 12;

export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  /** What it is to a screen reader. */
  readonly tag?: "H1" | "H2" | "P" | "LI";
  /** A bar in this colour at its left. */
  readonly bar?: string;
  readonly before?: number;
}

/** A piece of a page: how high it is, and how it is drawn below a height. */
export interface Piece {
  readonly height: number;
  readonly draw: (y: number) => void;
}

/** A document that is written piece by piece, the same bytes each time: its date is given and not taken from a clock. */
export function openDocument(title: string, date: string) {
  const doc = new PDFDocument({
    size: "LETTER",
    margin: 0,
    autoFirstPage: false,
    pdfVersion: "1.7",
    lang: "en-US",
    tagged: true,
    displayTitle: true,
    info: {
      Title: title,
      Author: "Runout",
      Producer: "Runout",
      Creator: "Runout",
      CreationDate: new Date(`${date}T00:00:00Z`),
    },
  });
  const bytes: Buffer[] = [];
  doc.on("data", (part: Buffer) => bytes.push(part));
  const ended = new Promise<Buffer>((resolve) => doc.on("end", () => resolve(Buffer.concat(bytes))));
  for (const weight of ["regular", "bold"] as const) doc.registerFont(weight, fontFiles[weight]);

  const set = ({ size, weight = "regular" }: TextStyle) => doc.font(weight).fontSize(size);
  const tagged = (tag: string, draw: () => void, alt?: string) =>
    doc.addStructure(doc.struct(tag, alt === undefined ? {} : { alt }, draw));

  const text = (words: string, style: TextStyle): Piece => {
    const indent = style.bar === undefined ? (style.tag === "LI" ? 9 : 0) : 9;
    const options = { width: INNER - indent, lineGap: 0.6 };
    set(style);
    const height = doc.heightOfString(words, options);
    const before = style.before ?? 2;
    return {
      height: before + height,
      draw: (y) =>
        tagged(style.tag ?? "P", () => {
          const top = y + before;
          if (style.bar !== undefined) doc.rect(PAGE.margin, top, 3, height).fill(style.bar);
          if (style.tag === "LI") doc.circle(PAGE.margin + 3, top + style.size * 0.68, 1.2).fill(colour.soft);
          set(style)
            .fillColor(style.colour ?? colour.ink)
            .text(words, PAGE.margin + indent, top, options);
        }),
    };
  };

  /** A picture as vectors, its letters as letters. */
  const picture = ({ svg, width, height }: Picture, alt: string, wide = INNER): Piece => {
    const high = (height / width) * wide;
    return {
      height: high,
      draw: (y) =>
        tagged(
          "Figure",
          () =>
            SVGtoPDF(doc, onPaper(svg), PAGE.margin + (INNER - wide) / 2, y, {
              width: wide,
              height: high,
              assumePt: true,
              fontCallback: (_, bold) => (bold ? "bold" : "regular"),
            }),
          alt,
        ),
    };
  };

  /** Rows of cells, numbers to the right; the first row is the head. @param widths shares of the page's width */
  const table = (rows: readonly (readonly string[])[], widths: readonly number[], size: number): Piece => {
    const whole = widths.reduce((sum, one) => sum + one, 0);
    const lefts = widths.map((_, i) => (widths.slice(0, i).reduce((sum, one) => sum + one, 0) / whole) * INNER);
    const row = (cells: readonly string[], head: boolean) => {
      set({ size, weight: head ? "bold" : "regular" });
      return (
        Math.max(...cells.map((cell, i) => doc.heightOfString(cell, { width: (widths[i]! / whole) * INNER - 6 }))) + 2.4
      );
    };
    const heights = rows.map((cells, i) => row(cells, i === 0));
    return {
      height: heights.reduce((sum, one) => sum + one, 3),
      draw: (y) => {
        let top = y + 3;
        rows.forEach((cells, r) => {
          tagged("P", () => {
            cells.forEach((cell, i) => {
              set({ size, weight: r === 0 ? "bold" : "regular" })
                .fillColor(colour.ink)
                .text(cell, PAGE.margin + lefts[i]!, top, {
                  width: (widths[i]! / whole) * INNER - 6,
                  align: i === 0 ? "left" : "right",
                });
            });
          });
          top += heights[r]!;
          doc
            .moveTo(PAGE.margin, top - 1)
            .lineTo(PAGE.margin + INNER, top - 1)
            .lineWidth(0.4)
            .stroke(colour.grid);
        });
      },
    };
  };

  /** A page of pieces one below the other. @throws Error when they do not fit */
  const page = (pieces: readonly Piece[], foot: string) => {
    doc.addPage();
    let y: number = PAGE.margin;
    for (const piece of pieces) {
      piece.draw(y);
      y += piece.height;
    }
    if (y > BOTTOM) throw new Error(`a page of the brief is ${Math.ceil(y - BOTTOM)} points too long`);
    tagged("P", () =>
      doc
        .font("regular")
        .fontSize(7)
        .fillColor(colour.soft)
        .text(foot, PAGE.margin, BOTTOM + 4, { width: INNER, lineBreak: false }),
    );
  };
  const end = () => {
    doc.end();
    return ended;
  };
  return { text, picture, table, page, end, room: BOTTOM - PAGE.margin };
}

/** A picture without a size of its own, which would win over the page's, on white. */
const onPaper = (svg: string): string =>
  svg.replace(/^(<svg [^>]*?) width="[^"]*" height="[^"]*"/, "$1").replaceAll(colour.paper, "#ffffff");

export type Sheet = ReturnType<typeof openDocument>;

/** The largest scale of letters, from `most` down, at which pieces fit a page. */
export function fitted(sheet: Sheet, pieces: (scale: number) => readonly Piece[], most = 1): readonly Piece[] {
  for (let scale = most; scale >= 0.5; scale -= 0.025) {
    const made = pieces(scale);
    if (made.reduce((sum, { height }) => sum + height, 0) <= sheet.room) return made;
  }
  throw new Error("the brief has more to say than two pages hold");
}
