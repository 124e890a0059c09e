// The browser of the tests: CHROMIUM, or what scripts/chromium finds or installs.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const FINDER = fileURLToPath(new URL("../../../scripts/chromium", import.meta.url));

export function launch(options = {}) {
  const executablePath = process.env.CHROMIUM || execFileSync(FINDER, { encoding: "utf8" }).trim();
  return chromium.launch({ executablePath, args: ["--no-sandbox"], ...options });
}
