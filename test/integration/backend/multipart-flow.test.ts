import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { startBackend } from '../../fixtures/running-backend.ts';
import {
  completeInParts,
  compositeOf,
  createInParts,
  describePart,
  makeLargeFile,
  sendParts,
  signParts,
  stateOf,
} from '../../fixtures/upload-in-parts.ts';
import { put } from '../../fixtures/upload-over-api.ts';

test('a large file goes to the bucket in parts, is verified as a whole and fetched by its link', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const large = makeLargeFile();
  const { key, partSize } = await createInParts(device, large.wanted);
  expect(partSize).toBe(large.parts[0]?.length);

  const signed = await signParts(
    device,
    large.wanted.id,
    large.parts.map((bytes, index) => describePart(index + 1, bytes)),
  );
  expect(signed.map(({ partNumber }) => partNumber)).toEqual([1, 2, 3]);
  // Parts may come in any order.
  for (const part of signed.toReversed()) {
    if ('error' in part) throw new Error(part.error.code);
    const stored = await put(part.request, large.parts[part.partNumber - 1]);
    expect(stored.status).toBe(200);
  }

  const completed = await completeInParts(device, large);
  if ('error' in completed) throw new Error(completed.error.message);
  expect(completed.file).toMatchObject({ size: large.wanted.size, checksum: compositeOf(large.parts) });
  expect(await stateOf(device, large.wanted.id)).toMatchObject({ state: 'completed', file: completed.file });

  const fetched = new Uint8Array(await (await fetch(completed.file.link)).arrayBuffer());
  expect(sha256(fetched)).toBe(sha256(Buffer.concat(large.parts)));
  expect(await backend.bucket.list()).toEqual([key]);
  expect(await backend.bucket.listMultiparts()).toEqual([]);
  expect(backend.countRows('uploads')).toBe(0);
});

test('a stream of unknown size ends with the part that is its last', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const large = makeLargeFile({ isSizeTold: false });
  expect(await createInParts(device, large.wanted)).toMatchObject({ partSize: 16 * 1024 ** 2 });
  await sendParts(device, large);
  const completed = await completeInParts(device, large);
  expect(completed).toMatchObject({
    file: { size: Buffer.concat(large.parts).length, checksum: compositeOf(large.parts) },
  });
  expect(await backend.bucket.listMultiparts()).toEqual([]);
});

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
