import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { buildExtension } from '../../backend/cli/extension-build/build-extension.ts';
import { browserNameSchema } from '../../backend/cli/browsers/browser-name.ts';
import { provideBrowser } from '../browsers/install-browser.ts';
import { HARD_PAGES } from '../e2e/pages/hard/all.ts';
import { formatTally } from '../run/tally.ts';
import { parseArguments, type SourcesArguments, USAGE } from './arguments.ts';
import { formatDocument } from './report/document.ts';
import { formatJson, formatText, type SourceResult } from './report/result.ts';
import { trySources } from './try-sources.ts';

const BAD_ARGUMENTS = 2;
const DOCUMENT = 'docs/sources.md';

let wanted: SourcesArguments;
try {
  wanted = parseArguments(process.argv.slice(2));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exit(BAD_ARGUMENTS);
}

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
if (isWhole)
  await writeFile(DOCUMENT, await format(formatDocument(results), { parser: 'markdown', printWidth: 120 }));
const failed = results.filter(({ isAsExpected }) => !isAsExpected).length;
if (!wanted.json) console.log(`\n${formatTally({ passed: results.length - failed, failed })}`);
process.exitCode = failed === 0 ? 0 : 1;
