import { exitCodeOf, formatTally } from '../run/tally.ts';
import { type CephArguments, parseArguments } from './arguments.ts';
import { runCeph } from './run-ceph.ts';

let wanted: CephArguments;
try {
  // npm runs scripts in the project's folder and keeps where the user stood here.
  wanted = parseArguments(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}

const tally = await runCeph(wanted.keep);
console.log(`\n${formatTally(tally)}`);
process.exitCode = exitCodeOf(tally);
