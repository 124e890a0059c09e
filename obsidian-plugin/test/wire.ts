import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "../../backend/src/test/resources/wire");

/** One of the examples that the backend's tests read too. */
export function example(name: string): string {
  return readFileSync(join(FOLDER, name), "utf8");
}

export function exampleJson(name: string): unknown {
  return JSON.parse(example(name));
}

export function examples(): string[] {
  return readdirSync(FOLDER).sort();
}
