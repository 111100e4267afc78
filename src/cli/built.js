// Whether dist/ is the build of the sources as they stand. Plain JavaScript, for bin.js asks before anything can read TypeScript.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const [begun, built] = [`${root}dist/begun.txt`, `${root}dist/built.txt`];

/** Path, size and time of every file that decides the build: by these git, too, tells a changed file from an unchanged one. */
function sources() {
  const files = readdirSync(`${root}src`, { recursive: true, encoding: "utf8" }).filter((file) => /\.\w+$/.test(file));
  const paths = [...files.map((file) => `src/${file}`), "package.json", "tsconfig.json"].sort();
  return paths
    .map((path) => [path, statSync(root + path)])
    .map(([path, { size, mtimeMs }]) => `${path} ${size} ${mtimeMs}`)
    .join("\n");
}

/** Whether the build is whole and nothing has changed since it began. */
export function isBuilt() {
  try {
    return readFileSync(built, "utf8") === sources();
  } catch {
    return false;
  }
}

// `npm run build` says when it begins and when it is whole. What is edited in between makes it stale.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === "end") renameSync(begun, built);
  else {
    rmSync(built, { force: true });
    mkdirSync(`${root}dist`, { recursive: true });
    writeFileSync(begun, sources());
  }
}
