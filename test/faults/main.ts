import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExtension } from '../../backend/cli/extension-build/build-extension.ts';
import { provideBrowser } from '../browsers/install-browser.ts';
import { readCommandLine } from '../run/command-line.ts';
import { add, exitCodeOf, formatTally, NOTHING_YET } from '../run/tally.ts';
import { parseArguments, usage } from './arguments.ts';
import { FAULTS } from './faults/all.ts';
import type { FaultResult } from './report/result.ts';
import { formatTable } from './report/table.ts';
import { runFaults } from './run-faults.ts';

const INTERRUPTED = 130;

const wanted = readCommandLine((args) => parseArguments(args, FAULTS), usage(FAULTS));

const directory = await mkdtemp(join(tmpdir(), 'pail-faults-'));
process.on('exit', () =>
  rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(INTERRUPTED));

const results: FaultResult[] = [];
let tally = NOTHING_YET;
console.error(`Seed ${wanted.seed}`);
try {
  for (const browser of wanted.browsers) await provideBrowser(browser);
  await buildExtension(wanted.browsers, (browser) => console.error(`Building the extension for ${browser}…`));
  await runFaults(wanted, directory, {
    onStep: (words) => console.error(words),
    onTrial: (trial) => {
      tally = add(tally, trial);
    },
    onResult: (result) => {
      results.push(result);
      if (wanted.json) console.log(JSON.stringify(result));
    },
  });
} catch (error) {
  console.error(error);
  tally = add(tally, { passed: 0, failures: [String(error)] });
}
if (!wanted.json) {
  console.log(`\n${formatTable(results)}`);
  console.log(
    '\nDuplicates are files recorded twice, and whatever else is left: objects, parts, unfinished uploads.',
  );
  console.log(`\n${formatTally(tally)}`);
}
process.exitCode = exitCodeOf(tally);
