const BAD_ARGUMENTS = 2;

/**
 * Reads the command line of one of the project's commands; where it makes no sense, says why and how the command is
 * called, and ends with 2.
 * @param parse is given the arguments and the folder that relative paths are relative to
 */
export function readCommandLine<T>(parse: (args: readonly string[], cwd: string) => T, usage: string): T {
  try {
    // npm runs scripts in the project's folder and keeps where the user stood here.
    return parse(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  } catch (error) {
    return refuseCommandLine(`${wordsOf(error)}\n\n${usage}`);
  }
}

/** Ends with 2, which says that a command was called wrongly. */
export function refuseCommandLine(words: string): never {
  console.error(words);
  process.exit(BAD_ARGUMENTS);
}

/** What an error says. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
