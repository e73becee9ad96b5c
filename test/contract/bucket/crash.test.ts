import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sdkAnswer } from './answers.ts';
import { type LocalServer, startLocalServer } from './local-server.ts';
import { presign } from './presigned-url.ts';
import { beginPut } from './slow-put.ts';

/** The local bucket only: an endpoint that the environment names is not ours to kill. */
const MIB = 1024 * 1024;
const Bucket = 'crash-test';
let directory: string;
let server: LocalServer;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pail-crash-'));
  server = await startLocalServer(directory);
  await server.client.send(new CreateBucketCommand({ Bucket }));
});

afterEach(async () => {
  await server.kill();
  await rm(directory, { recursive: true });
});

async function restart(): Promise<void> {
  await server.kill();
  server = await startLocalServer(directory);
}

const files = async (folder: string): Promise<string[]> =>
  (await readdir(join(directory, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

async function arrivedBytes(): Promise<number> {
  const sizes = await Promise.all((await files('temporary')).map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function dieInMidPut(Key: string): Promise<void> {
  const command = new PutObjectCommand({ Bucket, Key, ContentLength: 32 * MIB });
  const put = beginPut(
    await presign({ ...server, bucket: Bucket }, command),
    32 * MIB,
    randomBytes(16 * MIB),
  );
  await vi.waitFor(async () => expect(await arrivedBytes()).toBeGreaterThan(8 * MIB), 10_000);
  await restart();
  await put.closed;
}

it('killed in mid PUT, it shows no part of the object and leaves no bytes behind', async () => {
  await dieInMidPut('partial');
  expect(
    (await sdkAnswer(server.client.send(new HeadObjectCommand({ Bucket, Key: 'partial' })))).status,
  ).toBe(404);
  expect([...(await files('temporary')), ...(await files('blobs'))]).toEqual([]);
});

it('keeps no bytes of a client that goes away', async () => {
  const command = new PutObjectCommand({ Bucket, Key: 'gone', ContentLength: 32 * MIB });
  const url = await presign({ ...server, bucket: Bucket }, command);
  const put = beginPut(url, 32 * MIB, randomBytes(16 * MIB));
  await vi.waitFor(async () => expect(await arrivedBytes()).toBeGreaterThan(8 * MIB), 10_000);
  put.cut();
  await vi.waitFor(async () => expect(await files('temporary')).toEqual([]), 10_000);
});

it('killed while an object is overwritten, it has the old one whole', async () => {
  const Body = randomBytes(3 * MIB);
  await server.client.send(new PutObjectCommand({ Bucket, Key: 'old', Body, ContentType: 'text/old' }));
  await dieInMidPut('old');
  const object = await server.client.send(new GetObjectCommand({ Bucket, Key: 'old' }));
  expect(object.ContentType).toBe('text/old');
  expect(Body.equals((await object.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(true);
});

it('killed after parts, it has them still, and completes', async () => {
  const upload = { Bucket, Key: 'parts' };
  const { UploadId } = await server.client.send(new CreateMultipartUploadCommand(upload));
  const bodies = [randomBytes(5 * MIB), randomBytes(100)];
  const Parts = [];
  for (const [index, Body] of bodies.entries()) {
    const part = { ...upload, UploadId, PartNumber: index + 1, Body };
    const { ETag } = await server.client.send(new UploadPartCommand(part));
    Parts.push({ PartNumber: index + 1, ETag });
    await restart();
  }
  const listed = await server.client.send(new ListPartsCommand({ ...upload, UploadId }));
  expect(listed.Parts).toMatchObject(Parts);
  await server.client.send(
    new CompleteMultipartUploadCommand({ ...upload, UploadId, MultipartUpload: { Parts } }),
  );
  await restart();
  const { Body } = await server.client.send(new GetObjectCommand(upload));
  expect(Buffer.concat(bodies).equals((await Body?.transformToByteArray()) ?? new Uint8Array())).toBe(true);
});

it('killed after many answers, it has every object that it said was stored', async () => {
  const keys = Array.from({ length: 50 }, (_, index) => `object-${index}`);
  await Promise.all(keys.map((Key) => server.client.send(new PutObjectCommand({ Bucket, Key, Body: Key }))));
  await restart();
  for (const Key of keys) {
    const { Body } = await server.client.send(new GetObjectCommand({ Bucket, Key }));
    expect(await Body?.transformToString()).toBe(Key);
  }
});

it('does not let a second server use its folder', async () => {
  const { startLocalBucket } = await import('../../../backend/local-bucket/local-bucket.ts');
  await expect(startLocalBucket({ directory, credentials: server.credentials })).rejects.toThrow(
    /Another process uses .*Stop it first/,
  );
});
