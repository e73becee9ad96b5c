import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { errorBodySchema, errorValueSchema } from '../../../shared/errors/pail-error.ts';
import { createUploadsResponseSchema } from '../../../shared/api/uploads.ts';
import { startBackend } from '../../fixtures/running-backend.ts';
import { besideBackend } from '../../fixtures/people.ts';
import { readOperations } from '../../openapi/document.ts';
import { anyRequests, type AnyRequest } from '../../openapi/requests.ts';

const SEED = 20_261_124;
const REQUESTS_AT_ONCE = 50;
const ROUNDS = 204;

/** Longer than any answer takes, also on a machine that is busy; in milliseconds. */
const HANG = 60_000;

/** The codes of the errors that an answer names, of the whole or of its items. */
function errorCodesOf(text: string): string[] {
  if (text === '') return [];
  const json: unknown = JSON.parse(text);
  const items = itemsSchema.safeParse(json).data?.uploads ?? [];
  return [errorBodySchema.safeParse(json).data, ...items].flatMap((each) => each?.error?.code ?? []);
}

/** The ids of the uploads that an answer begins. */
function acceptedIn(text: string): string[] {
  const { uploads } = createUploadsResponseSchema.safeParse(JSON.parse(text)).data ?? { uploads: [] };
  return uploads.flatMap((upload) => ('error' in upload ? [] : upload.id));
}

const itemsSchema = z.object({ uploads: z.array(z.object({ error: errorValueSchema.optional() })) });

test('10,000 requests of any kind to every route of the API: no 500, no hang, and nothing left', async () => {
  await using backend = await startBackend({
    env: { RATE_LIMIT_DEVICE: '0', RATE_LIMIT_ADDRESS: '0', LOG_LEVEL: 'error' },
  });
  const device = await backend.connect();
  const operations = await readOperations(backend.baseUrl);
  const accepted = new Set<string>();
  const sent = new Map<string, number>();
  const statuses = new Map<number, number>();

  const send = async ({ operation, method, path, headers, body }: AnyRequest): Promise<void> => {
    const answer = await fetch(`${backend.baseUrl}/api/v1${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(HANG),
      ...(body !== undefined && { body }),
    });
    const text = await answer.text();
    sent.set(operation, (sent.get(operation) ?? 0) + 1);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    expect(answer.status, `${method} ${path}: ${text}`).toBeLessThan(500);
    const codes = errorCodesOf(text);
    expect(codes).not.toContain('internal');
    // What is refused says why, as the contract has it.
    expect(answer.status >= 400 && codes.length === 0, `${method} ${path}: ${text}`).toBe(false);
    if (operation === 'POST /uploads') for (const id of acceptedIn(text)) accepted.add(id);
  };
  const requests = fc.array(anyRequests(operations, device), {
    minLength: REQUESTS_AT_ONCE,
    maxLength: REQUESTS_AT_ONCE,
    size: 'max',
  });
  await fc.assert(
    fc.asyncProperty(requests, async (batch) => {
      await Promise.all(batch.map(send));
    }),
    { seed: SEED, numRuns: ROUNDS, endOnFailure: true },
  );

  const total = [...sent.values()].reduce((sum, count) => sum + count, 0);
  expect(total).toBeGreaterThanOrEqual(10_000);
  expect([...sent.keys()].toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
  // Some made sense, or nothing behind the schemas was tried.
  expect(accepted.size).toBeGreaterThan(100);
  expect(statuses.get(200)).toBeGreaterThan(500);

  // What was not accepted left nothing; what was accepted can be given up, and then leaves nothing either.
  const rows = await besideBackend(backend, (database) =>
    database.selectFrom('uploads').select('id').execute(),
  );
  for (const { id } of rows) expect(accepted).toContain(id);
  for (const { id } of rows) expect((await device.call('DELETE', `/uploads/${id}`)).status).toBe(204);
  expect(backend.countRows('uploads')).toBe(0);
  expect(backend.countRows('files')).toBe(0);
  expect(backend.countRows('links')).toBe(0);
  expect(backend.countRows('devices')).toBe(1);
  expect(await backend.bucket.list()).toEqual([]);
  expect(await backend.bucket.listMultiparts()).toEqual([]);
  const loggedSchema = z.object({ level: z.string() });
  expect(backend.logLines.map((line) => loggedSchema.parse(JSON.parse(line)).level)).not.toContain('error');
}, 600_000);
