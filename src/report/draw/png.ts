import { Resvg } from "@resvg/resvg-js";
import { FAMILY, fontFiles } from "./font.ts";

/** An SVG as PNG, at its own size; its fonts are the package's own and no others. */
export function pngOf(svg: string, scale = 1): Uint8Array {
  const drawn = new Resvg(svg, {
    fitTo: { mode: "zoom", value: scale },
    font: { loadSystemFonts: false, fontFiles: Object.values(fontFiles), defaultFontFamily: FAMILY },
  });
  return drawn.render().asPng();
}
