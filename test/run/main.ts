import { parseArguments, type Suite } from './arguments.ts';
import { runSuites } from './run-suites.ts';
import { exitCodeOf, formatTally } from './tally.ts';

let suites: readonly Suite[];
try {
  suites = parseArguments(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}

const tally = await runSuites(suites);
console.log(`\n${formatTally(tally)}`);
process.exitCode = exitCodeOf(tally);
