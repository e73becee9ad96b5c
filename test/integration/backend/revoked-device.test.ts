import { expect, test, vi } from 'vitest';
import { findDevicesByTokenHash, revokeDevice } from '../../../backend/database/devices.ts';
import { hashSecret } from '../../../backend/authentication/secrets.ts';
import { errorCodeOf } from '../../fixtures/links-over-api.ts';
import { besideBackend } from '../../fixtures/people.ts';
import { startBackend } from '../../fixtures/running-backend.ts';
import { completeInParts, createInParts, makeLargeFile, sendParts } from '../../fixtures/upload-in-parts.ts';
import { complete, createAccepted, describeUpload, put } from '../../fixtures/upload-over-api.ts';

test('with a device end its next call and its uploads under way, and nobody else does', async () => {
  await using backend = await startBackend();
  const lost = await backend.connect('Lost phone');
  const kept = await backend.connect('Laptop');
  const [single, other] = [describeUpload(), describeUpload()];
  const { key, request } = await createAccepted(lost, single);
  await put(request);
  const large = makeLargeFile();
  await createInParts(lost, large.wanted);
  await sendParts(lost, large, [1]);
  await put((await createAccepted(kept, other)).request);

  expect((await kept.call('DELETE', `/devices/${lost.deviceId}`)).status).toBe(204);
  const refused = await lost.call('POST', '/uploads/complete', { ids: [single.id] });
  expect(refused.status).toBe(401);
  expect(await errorCodeOf(refused)).toBe('token_revoked');
  expect(await backend.bucket.list()).not.toContain(key);
  expect(await backend.bucket.listMultiparts()).toEqual([]);
  expect(backend.countRows('uploads')).toBe(1);
  // What the URLs that it still has may store is removed when no URL can store anything any more.
  expect(backend.countRows('abandoned_objects')).toBe(2);
  expect(await complete(kept, other.id)).toHaveProperty('file');
});

test('an upload that another device has taken over goes on', async () => {
  await using backend = await startBackend();
  const old = await backend.connect('Old browser');
  const connected = await backend.connect('The same, connected again');
  const large = makeLargeFile();
  await createInParts(old, large.wanted);
  await sendParts(old, large, [1]);
  await createInParts(connected, large.wanted);
  expect((await connected.call('DELETE', `/devices/${old.deviceId}`)).status).toBe(204);
  await sendParts(connected, large, [2, 3]);
  expect(await completeInParts(connected, large)).toHaveProperty('file');
});

test('what a backend that died left of a revoked device is given up by the next one', async () => {
  await using backend = await startBackend();
  const lost = await backend.connect('Lost phone');
  const large = makeLargeFile();
  await createInParts(lost, large.wanted);
  await besideBackend(backend, async (database) => {
    const [device] = await findDevicesByTokenHash(database, [hashSecret(lost.token)]);
    await revokeDevice(database, device?.id ?? '', { now: Date.now() });
  });
  expect(backend.countRows('uploads')).toBe(1);
  await backend.close();

  await using next = await startBackend({ dataDirectory: backend.dataDirectory });
  await vi.waitFor(() => expect(next.logLines.join('')).toContain('reaper finished'), 20_000);
  expect(next.countRows('uploads')).toBe(0);
  expect(await next.bucket.listMultiparts()).toEqual([]);
});

test('where the bucket does not answer the device is shut out all the same', async () => {
  await using backend = await startBackend({
    env: {
      S3_BUCKET: 'gone',
      S3_ENDPOINT: 'http://127.0.0.1:9',
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
    },
  });
  const lost = await backend.connect('Lost phone');
  const kept = await backend.connect('Laptop');
  await createAccepted(lost, describeUpload());
  expect((await kept.call('DELETE', `/devices/${lost.deviceId}`)).status).toBe(204);
  expect((await lost.call('GET', '/me')).status).toBe(401);
  expect(backend.countRows('uploads')).toBe(0);
  expect(backend.countRows('abandoned_objects')).toBe(1);
});
