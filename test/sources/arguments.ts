import { parseArgs } from 'node:util';
import { type BrowserName, browserNameSchema } from '../../backend/cli/browsers/browser-name.ts';

export const USAGE = `npm run test:sources [-- PAGE …] [--json] [--browser chromium|firefox]

  PAGE       part of a page's name; default: all, and docs/sources.md is written
  --json     one JSON object a line
  --browser  only in this one`;

export interface SourcesArguments {
  /** Parts of names, in lower case; empty for all. */
  pages: readonly string[];
  browsers: readonly BrowserName[];
  json: boolean;
}

/**
 * Reads the command line.
 * @throws with a message for a person where it makes no sense.
 */
export function parseArguments(args: readonly string[]): SourcesArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, browser: { type: 'string' } },
  });
  const browser = browserNameSchema.optional().safeParse(values.browser);
  if (!browser.success) {
    throw new Error(`--browser takes ${browserNameSchema.options.join(' or ')}, not "${values.browser}".`);
  }
  return {
    pages: positionals.map((part) => part.toLowerCase()),
    browsers: browser.data === undefined ? browserNameSchema.options : [browser.data],
    json: values.json,
  };
}
