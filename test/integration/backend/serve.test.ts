import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { readEnvironment } from '../../../backend/env.ts';
import { serve } from '../../../backend/serve.ts';
import { callWith } from '../../fixtures/connected-device.ts';
import { freePort } from '../../fixtures/free-port.ts';
import { startBackend } from '../../fixtures/running-backend.ts';
import { complete, createAccepted, describeUpload, put, upload } from '../../fixtures/upload-over-api.ts';

async function makeDataDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'pail-serve-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Holds a port as another program would. */
async function takePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    await once(server, 'close');
  });
  return z.object({ port: z.number() }).parse(server.address()).port;
}

test('a second start finds the same device, files, links and bucket port', async () => {
  const dataDirectory = await makeDataDirectory();
  const PORT = String(await freePort());
  let endpoint: string | undefined;
  let token = '';
  let link = '';
  {
    await using backend = await startBackend({ dataDirectory, env: { PORT } });
    expect(await backend.hasDevice()).toBe(false);
    const device = await backend.connect();
    ({ link } = await upload(device));
    ({ token } = device);
    endpoint = backend.localBucket?.endpoint;
  }
  await using backend = await startBackend({ dataDirectory, env: { PORT } });
  expect(await backend.hasDevice()).toBe(true);
  expect(backend.localBucket?.endpoint).toBe(endpoint);
  const files = await callWith(backend.baseUrl, token)('GET', '/files');
  expect(await files.json()).toMatchObject({ files: [{ link }] });
  expect(await (await fetch(link)).text()).toBe('hello');
});

test('where the port is taken the backend fails, or takes the next free one if told to', async () => {
  const PORT = String(await takePort());
  const environment = readEnvironment({ PORT, DATA_DIR: await makeDataDirectory(), LOG_LEVEL: 'silent' });
  await expect(serve({ environment })).rejects.toMatchObject({ code: 'EADDRINUSE' });

  const backend = await serve({ environment, portTaken: 'next-free' });
  onTestFinished(() => backend.close());
  expect(new URL(backend.baseUrl).port).not.toBe(PORT);
  expect((await fetch(`${backend.baseUrl}/readyz`)).status).toBe(200);
});

test('the local bucket moves to another port where its own is taken, and stays there', async () => {
  const dataDirectory = await makeDataDirectory();
  const file = path.join(dataDirectory, 'local-bucket.json');
  const first = await startBackend({ dataDirectory });
  await first.close();
  const taken = await takePort();
  const kept = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify({ ...kept, port: taken }));

  await using second = await startBackend({ dataDirectory });
  const port = new URL(second.localBucket?.endpoint ?? '').port;
  expect(port).not.toBe(String(taken));
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ ...kept, port: Number(port) });
});

test("only the owner can read the local bucket's keys and the database", async () => {
  await using backend = await startBackend();
  for (const name of ['local-bucket.json', 'pail.sqlite']) {
    const { mode } = await stat(path.join(backend.dataDirectory, name));
    expect((mode & 0o777).toString(8)).toBe('600');
  }
});

test('browsers are sent to the local bucket by the name they know the backend by', async () => {
  await using backend = await startBackend({ env: { BASE_URL: 'http://localhost:1' } });
  const { port } = new URL(backend.localBucket?.endpoint ?? '');
  expect(backend.bucketOrigins).toEqual([`http://localhost:${port}`]);
});

test('browsers are sent to the public address of the bucket, which the URL is signed for', async () => {
  const dataDirectory = await makeDataDirectory();
  const before = await startBackend({ dataDirectory });
  await before.close();
  const { port } = new URL(before.localBucket?.endpoint ?? '');
  await using backend = await startBackend({
    dataDirectory,
    env: { S3_PUBLIC_ENDPOINTS: `http://localhost:${port}` },
  });
  expect(backend.bucketOrigins).toEqual([`http://localhost:${port}`]);
  const device = await backend.connect();
  const wanted = describeUpload();
  const { request } = await createAccepted(device, wanted);
  expect(new URL(request.url).host).toBe(`localhost:${port}`);
  expect((await put(request)).status).toBe(200);
  expect(await complete(device, wanted.id)).toHaveProperty('file');
});

test('closing lets a request that is under way finish, and may be done again', async () => {
  await using backend = await startBackend();
  const { token } = await backend.connect();
  const slow = request(`${backend.baseUrl}/api/v1/uploads/complete`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Content-Length': 48 },
  });
  const answered = once(slow, 'response');
  slow.write('{"ids":["');
  // The backend answers another request only after it has seen the beginning of this one.
  await fetch(`${backend.baseUrl}/healthz`);
  const closed = Promise.all([backend.close(), backend.close()]);
  slow.end(`${crypto.randomUUID()}"]}`);
  const [response] = z.tuple([z.object({ statusCode: z.number() })]).parse(await answered);
  expect(response.statusCode).toBe(200);
  await closed;
  await expect(fetch(`${backend.baseUrl}/healthz`)).rejects.toThrow('fetch failed');
});

test('the API describes itself from the schemas that it checks', async () => {
  await using backend = await startBackend();
  const document: unknown = await (await fetch(`${backend.baseUrl}/api/v1/openapi.json`)).json();
  const { paths } = z.object({ paths: z.record(z.string(), z.unknown()) }).parse(document);
  expect(Object.keys(paths).sort()).toEqual([
    '/api/v1/batches/{id}',
    '/api/v1/connect',
    '/api/v1/devices',
    '/api/v1/devices/{id}',
    '/api/v1/files',
    '/api/v1/files/{id}',
    '/api/v1/files/{id}/batches',
    '/api/v1/files/{id}/links',
    '/api/v1/links/{slug}',
    '/api/v1/me',
    '/api/v1/uploads',
    '/api/v1/uploads/complete',
    '/api/v1/uploads/{id}',
    '/api/v1/uploads/{id}/parts',
  ]);
  expect(JSON.stringify(document)).toContain('sourceUrl');
});
