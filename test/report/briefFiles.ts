import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { readPdf } from "./pdfText.ts";

/** Every file of a folder, by its path. */
export const filesOf = (path: string): Map<string, Buffer> =>
  new Map(
    (readdirSync(path, { recursive: true, encoding: "utf8" }) as string[])
      .filter((name) => statSync(join(path, name)).isFile())
      .map((name) => [name, readFileSync(join(path, name))]),
  );

/** What can be read in a file: the text of a PDF, the parts of a workbook, else its bytes. */
export function readable(name: string, bytes: Uint8Array): string {
  if (name.endsWith(".pdf")) return readPdf(bytes).pages.join("\n");
  if (name.endsWith(".xlsx"))
    return Object.values(unzipSync(bytes))
      .map((part) => Buffer.from(part).toString("utf8"))
      .join("\n");
  return Buffer.from(bytes).toString("utf8");
}

/** Sheets of a workbook by name: rows of cells as text. */
export function readWorkbook(bytes: Uint8Array): Map<string, string[][]> {
  const parts = unzipSync(bytes);
  const part = (name: string) => Buffer.from(parts[name]!).toString("utf8");
  const plain = (xml: string) =>
    xml
      .replace(/<[^>]*>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replace(/&(?:apos|#39);/g, "'")
      .replaceAll("&amp;", "&");
  const strings = [...part("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, xml]) => plain(xml!));
  const names = [...part("xl/workbook.xml").matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name]) => name!);
  const cell = (attributes: string, value: string) =>
    /\bt="s"/.test(attributes) ? strings[Number(value)]! : plain(value);
  return new Map(
    names.map((name, i) => [
      name,
      [...part(`xl/worksheets/sheet${i + 1}.xml`).matchAll(/<row[^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = ""]) =>
        [...row.matchAll(/<c([^>]*?)(?:\/>|>.*?<v>(.*?)<\/v><\/c>)/gs)].map(([, attributes, value = ""]) =>
          cell(attributes!, value),
        ),
      ),
    ]),
  );
}
