// Builds the plugin (dist/plugin) and the page that the daemon serves (dist/web) out of the same components.
import { build } from "esbuild";
import { copyFile, mkdir, readFile, rm, stat } from "node:fs/promises";

const LARGEST_PLUGIN_BYTES = 150_000;

const { version } = JSON.parse(await readFile("package.json", "utf8"));
const shared = {
  bundle: true,
  minify: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  define: { VERSION: JSON.stringify(version) },
  legalComments: "inline",
  logLevel: "warning",
};

await rm("dist", { recursive: true, force: true });
await Promise.all(["dist/plugin", "dist/web"].map((folder) => mkdir(folder, { recursive: true })));
await build({
  ...shared,
  entryPoints: ["src/main.ts"],
  outfile: "dist/plugin/main.js",
  format: "cjs",
  platform: "node",
  target: "es2022",
  external: ["obsidian", "electron"],
});
await build({
  ...shared,
  entryPoints: ["src/web/main.tsx"],
  outfile: "dist/web/app.js",
  format: "esm",
  platform: "browser",
  target: "es2022",
});
await build({
  bundle: true,
  entryPoints: { "plugin/styles": "src/obsidian/styles.css", "web/app": "src/web/page.css" },
  outdir: "dist",
  logLevel: "warning",
});
await copyFile("manifest.json", "dist/plugin/manifest.json");
await copyFile("src/web/index.html", "dist/web/index.html");

const { size } = await stat("dist/plugin/main.js");
if (size > LARGEST_PLUGIN_BYTES) {
  throw new Error(`dist/plugin/main.js has ${size} bytes, more than ${LARGEST_PLUGIN_BYTES}.`);
}
console.error(`Built the plugin (${size} bytes) and the page.`);
