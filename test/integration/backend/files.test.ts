import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import { startLocalBucket } from '../../../backend/local-bucket/local-bucket.ts';
import { listFilesResponseSchema, type ListFilesResponse } from '../../../shared/api/files.ts';
import type { ConnectedDevice } from '../../fixtures/connected-device.ts';
import { startBackend } from '../../fixtures/running-backend.ts';
import { complete, createAccepted, describeUpload, put, upload } from '../../fixtures/upload-over-api.ts';

async function list(device: ConnectedDevice, query: Record<string, string> = {}): Promise<ListFilesResponse> {
  const response = await device.call('GET', `/files?${new URLSearchParams(query)}`);
  expect(response.status).toBe(200);
  return listFilesResponseSchema.parse(await response.json());
}

test('the history goes by pages, newest first, with none twice and none left out', async () => {
  let now = Date.now();
  await using backend = await startBackend({ now: () => now });
  const device = await backend.connect();
  const uploaded: string[] = [];
  for (let count = 0; count < 7; count++) {
    // Some of the same millisecond.
    if (count % 3 === 0) now += 1;
    uploaded.unshift((await upload(device)).id);
  }
  const seen: string[] = [];
  const times: number[] = [];
  let cursor: string | null = '';
  do {
    const page: ListFilesResponse = await list(device, { limit: '3', ...(cursor && { cursor }) });
    seen.push(...page.files.map((file) => file.id));
    times.push(...page.files.map((file) => file.createdAt));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen.toSorted()).toEqual(uploaded.toSorted());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

test('a search finds part of a name in any case, and takes its signs as they stand', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const names = ['100%.txt', '1000.txt', 'ÄRGER.txt', 'a_b.txt', 'axb.txt', 'back\u29F5.txt'];
  for (const filename of names) await upload(device, { claims: { filename } });
  const found = async (query: string) => (await list(device, { query })).files.map((file) => file.name);
  expect(await found('0%')).toEqual(['100%.txt']);
  expect(await found('ärger')).toEqual(['ÄRGER.txt']);
  expect(await found('A_B')).toEqual(['a_b.txt']);
  expect(await found('.TXT')).toHaveLength(names.length);
  expect(await found('\\')).toEqual([]);
});

test('a kind finds files by what they are, together with a part of the name', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const types = {
    'a.png': 'image/png',
    'b.mp4': 'video/mp4',
    'ab.pdf': 'application/pdf',
    'c.txt': 'text/plain',
  };
  for (const [filename, contentType] of Object.entries(types)) {
    await upload(device, { claims: { filename, contentType } });
  }
  const found = async (query: Record<string, string>) =>
    (await list(device, query)).files.map((file) => file.name);
  expect(await found({ kind: 'image' })).toEqual(['a.png']);
  expect(await found({ kind: 'audio' })).toEqual([]);
  expect(await found({ kind: 'other' })).toEqual(['c.txt', 'ab.pdf']);
  expect(await found({ kind: 'other', query: 'ab' })).toEqual(['ab.pdf']);
});

test.each([
  { cursor: 'nonsense' },
  { limit: '0' },
  { limit: '101' },
  { limit: 'x' },
  { unknown: '1' },
  { kind: 'fonts' },
])('a query that makes no sense (%j) is refused', async (query) => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const response = await device.call('GET', `/files?${new URLSearchParams(query)}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: 'invalid_request' } });
});

test('use is counted, and a deleted file is gone with its object and link', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const file = await upload(device);
  expect(await (await device.call('GET', '/me')).json()).toMatchObject({ usage: { files: 1, bytes: 5 } });
  expect(await (await device.call('GET', `/files/${file.id}`)).json()).toEqual(file);

  expect((await device.call('DELETE', `/files/${file.id}`)).status).toBe(204);
  expect(await backend.bucket.list()).toEqual([]);
  expect(backend.countRows('files')).toBe(0);
  expect(backend.countRows('links')).toBe(0);
  expect((await fetch(file.link)).status).toBe(404);
  for (const method of ['GET', 'DELETE']) {
    const response = await device.call(method, `/files/${file.id}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'file_not_found' } });
  }
});

test('a bucket that is down fails every call clearly, and loses nothing', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'pail-bucket-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const credentials = { accessKeyId: 'TESTKEY', secretAccessKey: 'test-secret' };
  const bucket = await startLocalBucket({ directory, credentials });
  const client = new S3Client({
    region: 'us-east-1',
    endpoint: bucket.endpoint,
    forcePathStyle: true,
    credentials,
  });
  await client.send(new CreateBucketCommand({ Bucket: 'mine' }));
  client.destroy();

  await using backend = await startBackend({
    env: {
      S3_BUCKET: 'mine',
      S3_ENDPOINT: bucket.endpoint,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
  });
  const device = await backend.connect();
  expect((await fetch(`${backend.baseUrl}/readyz`)).status).toBe(200);
  const file = await upload(device);
  const wanted = describeUpload();
  const { request } = await createAccepted(device, wanted);
  await put(request);
  await bucket.close();

  const deletion = await device.call('DELETE', `/files/${file.id}`);
  expect(deletion.status).toBe(502);
  expect(await deletion.json()).toMatchObject({ error: { code: 'bucket_unreachable', retryable: true } });
  expect(await complete(device, wanted.id)).toMatchObject({ error: { code: 'bucket_unreachable' } });
  expect(backend.countRows('files')).toBe(1);
  expect(backend.countRows('uploads')).toBe(1);
  expect((await fetch(`${backend.baseUrl}/readyz`)).status).toBe(502);
  expect((await fetch(`${backend.baseUrl}/healthz`)).status).toBe(200);

  const again = await startLocalBucket({ directory, credentials, port: bucket.port });
  onTestFinished(() => again.close());
  expect(await complete(device, wanted.id)).toHaveProperty('file');
  expect((await device.call('DELETE', `/files/${file.id}`)).status).toBe(204);
});
