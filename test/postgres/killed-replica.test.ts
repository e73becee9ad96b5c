import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { postgresDatabase } from '../fixtures/test-database.ts';
import { isSound } from '../replicas/report.ts';
import { runReplicas } from '../replicas/run-replicas.ts';

test('with one of three replicas killed in mid-run nothing that was answered "done" is lost, and nothing comes twice', async () => {
  const databaseUrl = (await postgresDatabase(randomUUID())) ?? '';
  const report = await runReplicas({ databaseUrl, seconds: 3, clients: 8, onStep: () => {} });
  expect([report, isSound(report)]).toEqual([expect.anything(), true]);
}, 240_000);
