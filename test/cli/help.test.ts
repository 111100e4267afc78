import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { afterAll, describe, expect, it } from "vitest";
import { program } from "../../src/cli/program.ts";
import { splitWords } from "../../src/cluster/words.ts";
import { lines, runout } from "./runout.ts";

/** The help of every command and of its commands, as its user would see it. */
const helpsOf = (command: Command, above = ""): { name: string; last: string[] }[] => {
  let text = "";
  command.configureOutput({ writeOut: (part) => (text += part) });
  command.outputHelp();
  const name = `${above}${command.name()}`;
  const own = { name, last: lines(text.trimEnd()).slice(-3) };
  return [own, ...command.commands.flatMap((inner) => helpsOf(inner, `${name} `))];
};
const helps = (await program()).commands.flatMap((command) => helpsOf(command));

/** A folder in which the shipped scenarios are at hand and results may be left. */
const folder = mkdtempSync(join(tmpdir(), "runout-help-"));
symlinkSync(fileURLToPath(new URL("../../scenarios", import.meta.url)), join(folder, "scenarios"), "junction");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(helps)("the help of $name", ({ name, last }) => {
  it("ends with two examples of it", () => {
    expect(last[0]).toBe("Examples:");
    for (const example of last.slice(1)) expect(example.startsWith(`  runout ${name}`)).toBe(true);
  });

  // In the order of the commands: what `run` leaves is what `show` shows.
  it.each(last.slice(1))(
    "gives an example that works: %s",
    async (example) => {
      const { code, stdout, stderr } = await runout(folder, ...splitWords(example).slice(1));
      expect({ code, faults: stderr.match(/^runout: .*/gm) }).toEqual({ code: 0, faults: null });
      expect(stdout).not.toBe("");
    },
    120_000,
  );
});

describe("--help", () => {
  it("is an answer: on stdout, with code 0", async () => {
    const { code, stdout, stderr } = await runout(folder, "validate", "--help");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(lines(stdout.trimEnd()).at(-3)).toBe("Examples:");
  }, 30_000);
});
