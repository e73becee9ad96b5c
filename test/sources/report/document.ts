import { type BrowserName, browserNameSchema } from '../../../backend/cli/browsers/browser-name.ts';
import type { SourceResult } from './result.ts';

const HEAD = `# What Pail uploads from pages

Made by \`npm run test:sources\`, which opens each page in each browser, uploads something of it as a person does, and
compares the SHA-256 of what the bucket holds with that of the original. Where there is nothing to upload, the table shows
the words that the person sees. The pages are in \`test/e2e/pages/hard/\`.

**Equal** means: uploaded, and the bytes are the original's. **Copy** means: the original cannot be had any more, so that
the pixels on the screen were encoded anew, which the name of the file says; of a canvas, or a page as one file, there never
was another original.
`;

const BROWSERS: Readonly<Record<BrowserName, string>> = { chromium: 'Chromium', firefox: 'Firefox' };

/** The results as a document: a table of page × source × browser. */
export function formatDocument(results: readonly SourceResult[]): string {
  const browsers = browserNameSchema.options;
  const rows = new Map<string, SourceResult[]>();
  for (const result of results) {
    const key = JSON.stringify([result.page, result.source]);
    rows.set(key, [...(rows.get(key) ?? []), result]);
  }
  const lines = [
    `| page | source | ${browsers.map((name) => BROWSERS[name]).join(' | ')} |`,
    `| --- | --- | ${browsers.map(() => '---').join(' | ')} |`,
    ...[...rows.values()].map((row) => {
      const cells = browsers.map((name) => cellOf(row.find(({ browser }) => browser === name)));
      return `| ${escape(row[0]?.page ?? '')} | ${row[0]?.source} | ${cells.join(' | ')} |`;
    }),
  ];
  return `${HEAD}\n${lines.join('\n')}\n`;
}

function cellOf(result: SourceResult | undefined): string {
  if (!result) return 'not tried';
  const { sha256Equal, message } = result;
  if (result.result === 'refused') return escape(message);
  return sha256Equal ? 'Equal' : `Copy: ${escape(message)}`;
}

/** What a cell of a Markdown table may not hold as it is. */
function escape(text: string): string {
  return text
    .replaceAll(/[|<>*_`\\]/g, String.raw`\$&`)
    .replaceAll(/\b127\.0\.0\.1:\d+|localhost:\d+/g, 'localhost');
}
