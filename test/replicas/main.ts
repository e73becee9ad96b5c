import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startPostgresServer } from '../postgres/server.ts';
import { providePostgres } from '../run/provide-programs.ts';
import { formatReplicas, isSound } from './report.ts';
import { runReplicas } from './run-replicas.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '30' },
    clients: { type: 'string', default: '24' },
  },
});
const { seconds, clients } = z
  .object({ seconds: z.coerce.number().min(1), clients: z.coerce.number().int().min(1) })
  .parse(values);

const missing = await providePostgres();
if (missing !== undefined) throw new Error(missing);
const server = await startPostgresServer();
try {
  const report = await runReplicas({
    databaseUrl: await server.createDatabase(),
    seconds,
    clients,
    onStep: (words) => console.error(words),
  });
  console.log(values.json ? JSON.stringify({ ...report, met: isSound(report) }) : formatReplicas(report));
  process.exitCode = isSound(report) ? 0 : 1;
} finally {
  await server.remove();
}
