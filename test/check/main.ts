import pc from 'picocolors';
import { runChecks } from './checks.ts';

const { passed, failed } = await runChecks();
console.log(
  failed === 0 ? pc.green('check: all clean') : pc.red(`check: ${failed} of ${passed + failed} failed`),
);
process.exitCode = failed === 0 ? 0 : 1;
