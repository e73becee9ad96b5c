import pc from 'picocolors';
import { exitCodeOf } from '../run/tally.ts';
import { runChecks } from './checks.ts';

const tally = await runChecks();
console.log(
  tally.failures.length === 0
    ? pc.green('check: all clean')
    : pc.red(`check failed: ${tally.failures.join(', ')}`),
);
process.exitCode = exitCodeOf(tally);
