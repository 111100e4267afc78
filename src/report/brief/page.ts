import { createHash } from "node:crypto";
import { escapeXml } from "../draw/frame.ts";
import { embeddedFonts } from "../html/embedFonts.ts";
import { style } from "../html/style.ts";
import type { PageData } from "./pageData.ts";
import { briefStyle } from "./style.ts";

/** The fonts of pages with these bodies. */
export const fontsOf = (bodies: readonly string[]): string =>
  embeddedFonts(bodies.map((body) => body.replace(/<[^>]*>/g, "")).join(""));

/** What makes a page live: what its script reads, and the script. */
interface Live {
  readonly data: PageData;
  readonly script: string;
}

/** A page of a brief around its body; with a script, whose hash alone the page's policy admits. @param fonts instead of its own */
export function wholePage(title: string, body: string, live: Live | null = null, fonts?: string): string {
  const hash = live === null ? null : createHash("sha256").update(live.script).digest("base64");
  const policy = `default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:;${hash === null ? "" : ` script-src 'sha256-${hash}';`} base-uri 'none'; form-action 'none'`;
  // Text that the script writes is drawn in the same fonts.
  const faces = fonts ?? fontsOf([body, live === null ? "" : `${JSON.stringify(live.data)}${live.script}`]);
  const scripts =
    live === null
      ? ""
      : `<script type="application/json" id="data">${JSON.stringify(live.data).replaceAll("<", "\\u003c")}</script>\n<script type="module">${live.script}</script>\n`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeXml(title)}</title>
<style>${style(faces)}${briefStyle}</style>
</head>
<body>
${body}
${scripts}</body>
</html>
`;
}
