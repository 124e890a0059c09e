import { texts } from "./texts";

export interface CommandLine {
  readonly program: string;
  readonly words: readonly string[];
  /** Whether the words are to reach the program as they are, which only Windows knows. */
  readonly verbatim: boolean;
}

/** How a program is run, without a shell wherever that can be. */
export function commandLine(
  program: string,
  words: readonly string[],
  platform: string,
  interpreter = "cmd.exe",
): CommandLine {
  if (platform !== "win32" || !/\.(cmd|bat)$/i.test(program)) {
    return { program, words, verbatim: false };
  }
  // Windows runs scripts only by its interpreter, in which quotes hold everything together but do not protect from %NAME%.
  const all = [program, ...words];
  if (all.some((word) => /[%"]/.test(word))) {
    throw new Error(texts.percentInPath);
  }
  const quoted = all.map((word) => `"${word}"`).join(" ");
  return { program: interpreter, words: ["/d", "/s", "/c", `"${quoted}"`], verbatim: true };
}
