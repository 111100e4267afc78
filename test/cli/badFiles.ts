import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const scenarios = fileURLToPath(new URL("../../scenarios/", import.meta.url));

/** A bad file, and the start of the one line that is to be said about it, from its place on. */
export interface BadFile {
  readonly name: string;
  readonly line: RegExp;
}

/**
 * A new temporary folder `tree` with a good scenario, `good.yaml`, the three-firm world and one file for each way to be wrong,
 * and beside it a folder `outside` that nothing in the tree may reach.
 */
export function makeBadFiles(): { readonly root: string; readonly tree: string; readonly bad: readonly BadFile[] } {
  const root = mkdtempSync(join(tmpdir(), "runout-bad-files-"));
  const tree = join(root, "tree");
  const bad: BadFile[] = [];
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(tree, name), content);
  const wrong = (name: string, content: string | Uint8Array, line: RegExp) => {
    write(name, content);
    bad.push({ name, line });
  };
  mkdirSync(join(root, "outside"));
  mkdirSync(join(tree, "worlds"), { recursive: true });
  cpSync(join(scenarios, "worlds/three-firm-chain"), join(tree, "worlds/three-firm-chain"), { recursive: true });
  const good = readFileSync(join(scenarios, "three-firm-cutoff.yaml"));
  write("good.yaml", good);
  writeFileSync(join(root, "outside/secret.yaml"), good);
  symlinkSync("../outside/secret.yaml", join(tree, "link.yaml"));

  wrong("unknown-key.yaml", "extends: good.yaml\nhorizonDayz: 3\n", /^unknown-key\.yaml:2:1: .*"horizonDays"\?$/);
  wrong("range.yaml", "extends: good.yaml\nreplications: 0\n", /^range\.yaml:2:15: replications: 0 is below 1;/);
  write("round.yaml", "extends: cycle.yaml\n");
  wrong("cycle.yaml", "extends: round.yaml\n", /^round\.yaml:1:10: extends: "cycle\.yaml" leads back /);
  wrong("bomb.yaml", aliasBomb(), /^bomb\.yaml:\d+:\d+: its aliases /);
  wrong("large.yaml", "a".repeat(50 * 1024 * 1024), /^large\.yaml: the file is 50 MiB long;/);
  wrong(
    "binary.yaml",
    Uint8Array.from({ length: 999 }, (_, i) => (i * 7) % 256),
    /^binary\.yaml.*: the file is not text/,
  );
  wrong(
    "no-world.yaml",
    "extends: good.yaml\nworld: three-firm-chian\n",
    /^no-world\.yaml:2:8: world: .*"three-firm-chain"\?$/,
  );
  wrong("escape.yaml", "extends: ../outside/secret.yaml\n", /^escape\.yaml:1:10: extends: .* lies outside /);
  wrong("by-link.yaml", "extends: link.yaml\n", /^by-link\.yaml:1:10: extends: .* lies outside /);

  const world = (name: string) => {
    const folder = join(tree, "worlds", name);
    cpSync(join(scenarios, "worlds/three-firm-chain"), folder, { recursive: true });
    const head = readFileSync(join(folder, "world.yaml"), "utf8");
    writeFileSync(join(folder, "world.yaml"), head.replace("name: three-firm-chain", `name: ${name}`));
    return folder;
  };
  const shares = join(world("bad-shares"), "links.csv");
  writeFileSync(shares, readFileSync(shares, "utf8").replace("m,a,middle,1,", "m,a,middle,0.7,"));
  bad.push({ name: "worlds/bad-shares", line: /^worlds\/bad-shares\/links\.csv:4: share: .* sum to 0\.7;/ });
  const linked = world("linked");
  renameSync(join(linked, "links.csv"), join(root, "outside/links.csv"));
  symlinkSync("../../../outside/links.csv", join(linked, "links.csv"));
  bad.push({ name: "worlds/linked", line: /^worlds\/linked\/links\.csv: .* lies outside / });
  return { root, tree, bad };
}

/** Nine lists, each nine times the one before: 9^9 values behind 500 bytes. */
function aliasBomb(): string {
  const names = "abcdefghi".split("");
  const list = (word: string) => `[${Array.from({ length: 9 }, () => word).join(", ")}]`;
  return names.map((name, i) => `${name}: &${name} ${list(i === 0 ? "x" : `*${names[i - 1]}`)}\n`).join("");
}
