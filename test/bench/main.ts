import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../backend/cli/extension-build/built-extension.ts';
import { readCommandLine } from '../run/command-line.ts';
import { parseArguments, USAGE } from './arguments.ts';
import { formatTable } from './report/table.ts';
import { runBenches } from './run-benches.ts';

const INTERRUPTED = 130;

const wanted = readCommandLine((args, cwd) => parseArguments(args, cwd, join(PROJECT_ROOT, 'docs')), USAGE);

const directory = await mkdtemp(join(tmpdir(), 'pail-bench-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(INTERRUPTED));

await runBenches(wanted, directory, {
  onStep: (words) => console.error(words),
  onReport: (report) => {
    if (!wanted.json) console.log(`\n${formatTable(report)}\n`);
    else {
      for (const result of report.results) console.log(JSON.stringify(result));
      for (const note of report.notes) console.error(`${report.bench}: ${note}`);
    }
  },
}).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
if (wanted.out === null) console.error('Scaled down: nothing was written. See --out.');
else console.error(`Written: ${join(wanted.out, 'bench.md')}`);
