import { defineConfig } from "vitest/config";

export default defineConfig({
  define: { VERSION: JSON.stringify("0.1.0") },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  resolve: { alias: { obsidian: "obsidian-test-mocks/obsidian" } }, // the package itself has types only
  test: { include: ["test/**/*.test.ts", "test/**/*.test.tsx"] },
});
