import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../backend/cli/extension-build/built-extension.ts';
import { type BenchArguments, parseArguments, USAGE } from './arguments.ts';
import { formatTable } from './report/table.ts';
import { runBenches } from './run-benches.ts';

const BAD_ARGUMENTS = 2;
const INTERRUPTED = 130;

let wanted: BenchArguments;
try {
  // npm runs scripts in the project's folder and keeps where the user stood here.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  wanted = parseArguments(process.argv.slice(2), cwd, join(PROJECT_ROOT, 'docs'));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exit(BAD_ARGUMENTS);
}

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
