import { writeFile } from 'node:fs/promises';
import { buildExtension } from '../../backend/cli/extension-build/build-extension.ts';
import { browserNameSchema } from '../../backend/cli/browsers/browser-name.ts';
import { provideBrowser } from '../browsers/install-browser.ts';
import { HARD_PAGES } from '../e2e/pages/hard/all.ts';
import { readCommandLine } from '../run/command-line.ts';
import { layOut } from '../run/lay-out.ts';
import { exitCodeOf, formatTally, type Tally } from '../run/tally.ts';
import { parseArguments, USAGE } from './arguments.ts';
import { formatDocument } from './report/document.ts';
import { formatJson, formatText, type SourceResult } from './report/result.ts';
import { trySources } from './try-sources.ts';

const DOCUMENT = 'docs/sources.md';

const wanted = readCommandLine(parseArguments, USAGE);

const pages = HARD_PAGES.filter(
  ({ name }) => wanted.pages.length === 0 || wanted.pages.some((part) => name.toLowerCase().includes(part)),
);
const results: SourceResult[] = [];
for (const browser of wanted.browsers) await provideBrowser(browser);
await buildExtension(wanted.browsers, (browser) => console.error(`Building the extension for ${browser}…`));
for (const browser of wanted.browsers) {
  await trySources(browser, pages, (result) => {
    results.push(result);
    console.log(wanted.json ? formatJson(result) : formatText(result));
  });
}
const isWhole = wanted.pages.length === 0 && wanted.browsers.length === browserNameSchema.options.length;
if (isWhole) await writeFile(DOCUMENT, await layOut(formatDocument(results), 'markdown'));
const tally: Tally = {
  passed: results.filter(({ isAsExpected }) => isAsExpected).length,
  failures: results.filter(({ isAsExpected }) => !isAsExpected).map(formatText),
};
if (!wanted.json) console.log(`\n${formatTally(tally)}`);
process.exitCode = exitCodeOf(tally);
