import { defineConfig } from "vitest/config";

// A busy machine must not decide what passes: no test is about time. Every core takes a file; vitest by itself leaves one idle.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: "100%",
  },
});
