import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserName, browserNameSchema } from '../../backend/cli/browsers/browser-name.ts';

export const USAGE = `npm run demo [-- FILE …] [--browser chromium|firefox] [--json] [--out DIR]

  FILE        files to drop on the popup; default: a picture, a text and 64 MiB of random bytes
  --browser   default: Chromium where it is installed, else Firefox
  --json      one JSON object a line
  --out DIR   puts screenshots of the popup there`;

/** What a demo run was asked to do; paths are absolute. */
export interface DemoArguments {
  /** Empty: files made on the spot. */
  files: string[];
  browser: BrowserName | null;
  json: boolean;
  out: string | null;
}

/**
 * Reads the command line.
 * @param cwd what relative paths are relative to.
 * @throws with a message for a person where it makes no sense.
 */
export function parseArguments(args: readonly string[], cwd: string): DemoArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      browser: { type: 'string' },
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const browser = browserNameSchema.optional().safeParse(values.browser);
  if (!browser.success) {
    throw new Error(`--browser takes ${browserNameSchema.options.join(' or ')}, not "${values.browser}".`);
  }
  if (values.out === '') throw new Error('--out needs the name of a folder.');
  return {
    files: positionals.map((file) => resolve(cwd, file)),
    browser: browser.data ?? null,
    json: values.json,
    out: values.out === undefined ? null : resolve(cwd, values.out),
  };
}
