import { spawnSync } from "node:child_process";

/** A browser of this machine; undefined where there is none. */
export const browser = ["chromium", "chromium-browser", "google-chrome"].find(
  (name) => spawnSync(name, ["--version"]).status === 0,
);

const flags =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --enable-logging=stderr";

/** Runs the browser on a page with a fresh profile; returns what it wrote. */
export function browse(profile: string, page: string, ...more: readonly string[]): { stdout: string; stderr: string } {
  const words = [...flags.split(" "), `--user-data-dir=${profile}`, ...more, page];
  return spawnSync(browser!, words, { encoding: "utf8", timeout: 90_000, maxBuffer: 64 * 1024 * 1024 });
}
