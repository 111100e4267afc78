#!/usr/bin/env node
// In a clone the source runs as it stands, through tsx; an installed package has only the build.
import { existsSync } from "node:fs";

const source = new URL("./main.ts", import.meta.url);
if (existsSync(source)) {
  const { register } = await import("tsx/esm/api");
  register();
  await import(source.href);
} else await import(new URL("../../dist/cli/main.js", import.meta.url).href);
