import { afterAll, expect, test, vi } from 'vitest';
import { errorBodySchema } from '../../shared/errors/pail-error.ts';
import { startBackend } from '../fixtures/running-backend.ts';
import { complete, createAccepted, describeUpload, put, upload } from '../fixtures/upload-over-api.ts';
import { startPostgresServer } from './server.ts';

const PASSWORD = 'correct-horse';
const server = await startPostgresServer();
afterAll(() => server.remove());

/** The address with a password in it, which this server does not ask for. */
function withPassword(url: string): string {
  return url.replace('pail@', `pail:${PASSWORD}@`);
}

test('a database that goes away fails every call clearly, loses nothing, and is found again when it is back', async () => {
  const env = { DATABASE_URL: withPassword(await server.createDatabase()) };
  await using backend = await startBackend({ env });
  const device = await backend.connect();
  const done = await upload(device);
  const begun = describeUpload();
  const { request } = await createAccepted(device, begun);
  expect((await put(request)).status).toBe(200);

  // Some of them are answered by the database before it goes, and some are not.
  const atOnce = Array.from({ length: 20 }, () => device.call('GET', '/files'));
  await server.crash();
  for (const { status } of await Promise.all(atOnce)) expect([200, 503]).toContain(status);

  const answer = await device.call('GET', '/files');
  expect(answer.status).toBe(503);
  expect(answer.headers.get('Retry-After')).toBe('5');
  expect(errorBodySchema.parse(await answer.json()).error).toMatchObject({
    code: 'database_unreachable',
    retryable: true,
  });
  expect((await fetch(`${backend.baseUrl}/readyz`)).status).toBe(503);
  expect((await fetch(`${backend.baseUrl}/healthz`)).status).toBe(200);
  expect((await fetch(done.link)).status).toBe(503);

  await server.restart();
  expect((await fetch(`${backend.baseUrl}/readyz`)).status).toBe(200);
  expect(await complete(device, begun.id)).toHaveProperty('file');
  expect(await (await device.call('GET', '/files')).json()).toMatchObject({
    files: [{ name: begun.filename }, { id: done.id }],
  });
  const log = backend.logLines.join('');
  expect(log).toContain('ECONNREFUSED');
  expect(log).not.toContain(PASSWORD);
});

test('a backend whose database goes away while it reaps goes on reaping when it is back', async () => {
  const env = { DATABASE_URL: await server.createDatabase() };
  await using backend = await startBackend({ env });
  await vi.waitFor(() => expect(backend.logLines.join('')).toContain('reaper finished'), 20_000);
  await server.crash();
  await server.restart();
  expect((await fetch(`${backend.baseUrl}/readyz`)).status).toBe(200);
});

test.each([
  ['no server', 'postgres://pail:correct-horse@127.0.0.1:1/pail', '127.0.0.1:1 (connect ECONNREFUSED'],
  ['no such host', 'postgres://pail:correct-horse@db.invalid/pail', 'db.invalid:5432 (getaddrinfo '],
  ['no such database', withPassword(server.urlOf('nothing')), '(database "nothing" does not exist)'],
])('with %s a backend does not start, and says which database it wanted', async (_, url, words) => {
  const failure = await startBackend({ env: { DATABASE_URL: url } }).then(
    () => 'it started',
    (error: unknown) => String(error),
  );
  expect(failure).toContain('Cannot reach PostgreSQL at ');
  expect(failure).toContain(words);
  expect(failure).toContain('check DATABASE_URL');
  expect(failure).not.toContain(PASSWORD);
});
