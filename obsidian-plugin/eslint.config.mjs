import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import obsidianmd from "eslint-plugin-obsidianmd";
import tseslint from "typescript-eslint";

/** Who may import whom: obsidian → ui → chat → daemon, web → ui. */
const forbidden = (files, ...groups) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: groups.map((group) => ({ group: [group, `${group}/**`] })) }] },
});

export default defineConfig(
  globalIgnores(["dist/", "node_modules/"]),
  js.configs.recommended,
  { files: ["src/**/*.ts", "src/**/*.tsx"], extends: [...obsidianmd.configs.recommended] },
  { files: ["package.json"], extends: [...obsidianmd.configs.recommended] },
  {
    files: ["manifest.json"],
    plugins: { obsidianmd },
    languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: [".json"] } },
    rules: { "obsidianmd/validate-manifest": "error", "@typescript-eslint/no-unused-expressions": "off", "no-unused-expressions": "off" },
  },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["vitest.config.ts"] } } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
    },
  },
  {
    files: ["src/ui/**", "src/web/**"],
    rules: { "obsidianmd/prefer-create-el": "off", "obsidianmd/no-global-this": "off" }, // Obsidian's helpers are not in a browser
  },
  forbidden(["src/daemon/**"], "obsidian", "../chat", "../ui", "../obsidian", "../web", "preact", "node:*"),
  forbidden(["src/chat/**"], "obsidian", "../ui", "../obsidian", "../web", "preact", "node:*"),
  forbidden(["src/ui/**"], "obsidian", "../obsidian", "../web", "node:*"),
  forbidden(["src/web/**"], "obsidian", "../obsidian", "node:*"),
  { files: ["**/*.mjs"], languageOptions: { globals: { DOMException: "readonly", console: "readonly", process: "readonly", URL: "readonly", fetch: "readonly", setTimeout: "readonly", clearTimeout: "readonly", document: "readonly", window: "readonly", getComputedStyle: "readonly", navigator: "readonly", location: "readonly", performance: "readonly", setInterval: "readonly" } } },
  { files: ["browser/obsidian-double/*.mjs"], languageOptions: { globals: { HTMLElement: "readonly", Node: "readonly", XMLHttpRequest: "readonly", structuredClone: "readonly" } } },
  { files: ["browser/plugin.test.mjs"], languageOptions: { globals: { EventTarget: "readonly", performance: "readonly" } } },
);
