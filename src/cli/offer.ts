import { spawn } from "node:child_process";
import { createInterface } from "node:readline/promises";

/** What opens a file in its user's browser, by platform. */
const openers: Readonly<Record<string, readonly [program: string, ...words: string[]]>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
  linux: ["xdg-open"],
};

/** Asks, in a terminal with a screen behind it, whether a page is to be opened; elsewhere it does nothing. */
export async function offerToOpen(path: string): Promise<void> {
  const { env, platform, stdin, stdout } = process;
  const screen = platform !== "linux" || env.DISPLAY !== undefined || env.WAYLAND_DISPLAY !== undefined;
  const opener = openers[platform];
  if (!stdin.isTTY || !stdout.isTTY || env.CI !== undefined || !screen || opener === undefined) return;
  const ask = createInterface({ input: stdin, output: process.stderr });
  // Ctrl-C and Ctrl-D say no.
  const answer = await ask.question("Open it in the browser? [y/N] ").catch(() => {
    process.stderr.write("\n");
    return "";
  });
  ask.close();
  if (!/^y(es)?$/i.test(answer.trim())) return;
  const [program, ...words] = opener;
  const child = spawn(program, [...words, path], { detached: true, stdio: "ignore" });
  child.on("error", () => process.stderr.write(`${program} is not there; open ${path} by hand.\n`));
  child.unref();
}
