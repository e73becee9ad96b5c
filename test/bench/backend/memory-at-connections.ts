import type { BenchContext } from '../bench.ts';
import { openConnections } from '../load/open-connections.ts';
import { alternate } from '../measure/alternate.ts';
import { memoryOfTree } from '../processes/memory-of-tree.ts';
import { judge } from '../report/judge.ts';
import type { Result } from '../report/result.ts';
import { startBackendWith } from '../server/signing-rivals.ts';

const CONNECTIONS = 500;
const MEGABYTE = 1e6;

/** What the backend holds while so many clients are connected. */
export async function memoryAtConnections({ runs, directory, onStep }: BenchContext): Promise<Result[]> {
  if (process.platform !== 'linux') return [];
  const measured = await alternate(
    [{ name: 'Pail' }],
    runs,
    async () => {
      const pail = await startBackendWith(0, directory);
      try {
        const close = await openConnections(CONNECTIONS, `${pail.baseUrl}/api/v1/me`, pail.device.token);
        const bytes = await memoryOfTree(pail.pid);
        close();
        return bytes / MEGABYTE;
      } finally {
        await pail.stop();
      }
    },
    (subject, run, value) => onStep(`backend: memory of ${subject}, ${run} of ${runs}: ${value}`),
  );
  return judge({
    bench: 'backend',
    case: `memory at ${CONNECTIONS} open connections`,
    unit: 'MB',
    measured,
    goals: [{ subject: 'Pail', vs: null, atMost: 120 }],
  });
}
