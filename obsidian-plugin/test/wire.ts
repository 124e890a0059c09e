import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../../backend/src/test/resources/wire/", import.meta.url);

/** One of the examples that the backend's tests read too. */
export function example(name: string): string {
  return readFileSync(new URL(name, FOLDER), "utf8");
}

export function exampleJson(name: string): unknown {
  return JSON.parse(example(name));
}

export function examples(): string[] {
  return readdirSync(FOLDER).sort();
}
