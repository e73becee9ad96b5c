import { runCeph } from '../ceph/run-ceph.ts';
import { SUITES } from '../run/arguments.ts';
import { runSuites } from '../run/run-suites.ts';
import { add, formatTally } from '../run/tally.ts';

/** `npm test` and then `npm run test:ceph`, counted as one. */
const tally = add(await runSuites(SUITES), await runCeph());
console.log(`\n${formatTally(tally)}`);
process.exitCode = tally.failed === 0 ? 0 : 1;
