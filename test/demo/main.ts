import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine, refuseCommandLine, wordsOf } from '../run/command-line.ts';
import { parseArguments, USAGE } from './arguments.ts';
import { runDemo } from './demo.ts';
import { checkFiles } from './named-files.ts';
import { formatJson, formatText, isEqual } from './uploaded.ts';

const INTERRUPTED = 130;

const wanted = readCommandLine(parseArguments, USAGE);
await checkFiles(wanted.files).catch((error: unknown) => refuseCommandLine(wordsOf(error)));

const directory = await mkdtemp(join(tmpdir(), 'pail-demo-'));
// On every way out, Ctrl-C too: leave nothing behind. (Puppeteer ends its browsers on `exit` before.)
process.on('exit', () => rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(INTERRUPTED));

let failures = 0;
try {
  await runDemo(wanted, directory, {
    onStep: (words) => console.error(words),
    onUploaded: (uploaded) => {
      if (!isEqual(uploaded)) failures++;
      console.log(wanted.json ? formatJson(uploaded) : formatText(uploaded));
    },
    onFailed: (name, reason) => {
      failures++;
      console.error(`✗ ${name} could not be uploaded: ${reason}`);
    },
  });
} catch (error) {
  failures++;
  console.error(wordsOf(error));
}
process.exitCode = failures === 0 ? 0 : 1;
