import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createUploadsResponseSchema, type CreateUpload } from '../../../shared/api/uploads.ts';
import type { ConnectedDevice } from '../../fixtures/connected-device.ts';
import { startBackend } from '../../fixtures/running-backend.ts';
import {
  completeInParts,
  createInParts,
  describePart,
  makeLargeFile,
  sendParts,
  signPart,
  signParts,
} from '../../fixtures/upload-in-parts.ts';
import { complete, createAccepted, describeUpload, put, upload } from '../../fixtures/upload-over-api.ts';

const CHECKSUMS_OFF = { env: { CHECKSUMS: 'off' } };

/** What proves an upload, as the answer to its creation says. */
async function checksumsOf(device: ConnectedDevice, wanted: CreateUpload): Promise<string> {
  const response = await device.call('POST', '/uploads', { uploads: [wanted] });
  const [created] = createUploadsResponseSchema.parse(await response.json()).uploads;
  return created && 'checksums' in created ? created.checksums : 'error';
}

test('unless told, a backend wants checksums', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  expect(await checksumsOf(device, describeUpload())).toBe('md5');
  expect(await checksumsOf(device, makeLargeFile().wanted)).toBe('md5');
});

test('with checksums off a file is signed, sent and recorded without one', async () => {
  await using backend = await startBackend(CHECKSUMS_OFF);
  const device = await backend.connect();
  const wanted = describeUpload({ claims: { checksum: undefined } });
  expect(await checksumsOf(device, wanted)).toBe('none');
  const { request } = await createAccepted(device, wanted);
  expect(request.headers).not.toHaveProperty('content-md5');
  expect((await put(request)).status).toBe(200);
  expect(await complete(device, wanted.id)).toMatchObject({ file: { size: 5, checksum: null } });
});

test('a checksum that is sent all the same is not looked at', async () => {
  await using backend = await startBackend(CHECKSUMS_OFF);
  const device = await backend.connect();
  expect(await upload(device)).toMatchObject({ size: 5, checksum: null });
});

test('with checksums off a file in parts is verified by the sizes and the number of its parts', async () => {
  await using backend = await startBackend(CHECKSUMS_OFF);
  const device = await backend.connect();
  const { wanted, parts } = makeLargeFile();
  await createInParts(device, wanted);
  for (const [index, bytes] of parts.entries()) {
    expect(await complete(device, wanted.id)).toMatchObject({ error: { code: 'object_missing' } });
    const request = await signPart(device, wanted.id, { partNumber: index + 1, size: bytes.length });
    expect(request.headers).not.toHaveProperty('content-md5');
    expect((await put(request, bytes)).status).toBe(200);
  }
  expect(await complete(device, wanted.id)).toMatchObject({ file: { size: wanted.size, checksum: null } });
  expect(await backend.bucket.listMultiparts()).toEqual([]);
});

test('with checksums off the size of a part is still signed', async () => {
  await using backend = await startBackend(CHECKSUMS_OFF);
  const device = await backend.connect();
  const { wanted, parts } = makeLargeFile();
  await createInParts(device, wanted);
  const bytes = parts[2] ?? Buffer.alloc(0);
  const request = await signPart(device, wanted.id, { partNumber: 3, size: bytes.length });
  expect((await put(request, bytes.subarray(1))).status).toBe(403);
});

test('a stream of unknown size keeps its checksums: they tell how many parts it has', async () => {
  await using backend = await startBackend(CHECKSUMS_OFF);
  const device = await backend.connect();
  const stream = makeLargeFile({ isSizeTold: false });
  expect(await checksumsOf(device, stream.wanted)).toBe('md5');
  await sendParts(device, stream, [1, 2]);
  expect(await completeInParts(device, stream)).toMatchObject({ error: { code: 'object_missing' } });
  await sendParts(device, stream, [3]);
  expect(await completeInParts(device, stream)).toHaveProperty('file');
});

test('an upload keeps what it began with when the server is set otherwise', async () => {
  await using first = await startBackend(CHECKSUMS_OFF);
  const { dataDirectory, dataDirectory: DATA_DIR } = first;
  const device = await first.connect();
  const { wanted, parts } = makeLargeFile();
  await createInParts(device, wanted);
  await sendParts(device, { wanted, parts });
  await first.close();

  await using second = await startBackend({ dataDirectory, env: { DATA_DIR } });
  const again = await second.connect();
  expect(await checksumsOf(again, wanted)).toBe('none');
  expect(await checksumsOf(again, { ...wanted, id: randomUUID() })).toBe('md5');
  expect(await complete(again, wanted.id)).toMatchObject({ file: { checksum: null } });
});

test('an upload that needs checksums has no part signed without', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const { wanted, parts } = makeLargeFile();
  await createInParts(device, wanted);
  const [bytes = Buffer.alloc(0)] = parts;
  const signed = await signParts(device, wanted.id, [
    { partNumber: 1, size: bytes.length },
    describePart(2, bytes),
  ]);
  expect(signed).toMatchObject([{ error: { code: 'invalid_request', message: /MD5/ } }, { partNumber: 2 }]);
  expect(signed[1]).toHaveProperty('request');
});
