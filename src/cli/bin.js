#!/usr/bin/env node
// An installed package has only the build. A clone runs its build too, for that starts in half the time, but only while it is of the sources
// as they stand; else the sources run as they are, through tsx.
import { existsSync } from "node:fs";

const source = new URL("./main.ts", import.meta.url);
if (existsSync(source) && !(await import("./built.js")).isBuilt()) {
  const { register } = await import("tsx/esm/api");
  register();
  await import(source.href);
} else await import(new URL("../../dist/cli/main.js", import.meta.url).href);
