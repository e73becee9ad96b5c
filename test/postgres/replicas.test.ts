import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { parseConnectionLink } from '../../shared/connection-link.ts';
import { callWith, type ConnectedDevice } from '../fixtures/connected-device.ts';
import { addPerson } from '../fixtures/people.ts';
import { startReplica, through } from '../fixtures/replica.ts';
import { startBackend } from '../fixtures/running-backend.ts';
import { create, complete, createAccepted, describeUpload, put } from '../fixtures/upload-over-api.ts';

const givenUpSchema = z.object({ msg: z.literal('gave up unfinished uploads'), uploads: z.number() });

const HOUR = 60 * 60_000;

/** Does it by both replicas, several times each, all at once. */
function atOnce<T>(
  devices: readonly ConnectedDevice[],
  work: (device: ConnectedDevice) => Promise<T>,
): Promise<T[]> {
  return Promise.all(
    Array.from({ length: 8 }, (_, index) => devices[index % devices.length]).flatMap((device) =>
      device ? [work(device)] : [],
    ),
  );
}

test('one upload that is created and completed by two replicas at once is one upload, and one file', async () => {
  await using one = await startBackend();
  await using other = await startReplica(one);
  const device = await one.connect();
  const devices = [device, through(other, device)];
  for (let round = 0; round < 5; round++) {
    const wanted = describeUpload();
    const created = await atOnce(devices, (each) => createAccepted(each, wanted));
    expect(new Set(created.map(({ key }) => key)).size).toBe(1);
    for (const { request } of created.slice(0, 1)) expect((await put(request)).status).toBe(200);
    const completed = await atOnce(devices, (each) => complete(each, wanted.id));
    expect(
      new Set(completed.map((result) => ('file' in result ? result.file.id : result.error.code))).size,
    ).toBe(1);
  }
  expect(one.countRows('files')).toBe(5);
  expect(one.countRows('links')).toBe(5);
  expect(await one.bucket.list()).toHaveLength(5);
});

test('an upload that is created again while it is completed elsewhere is never both', async () => {
  await using one = await startBackend();
  await using other = await startReplica(one);
  const device = await one.connect();
  const elsewhere = through(other, device);
  for (let round = 0; round < 5; round++) {
    const wanted = describeUpload();
    await put((await createAccepted(device, wanted)).request);
    const [completed, created] = await Promise.all([complete(device, wanted.id), create(elsewhere, wanted)]);
    expect(completed).toHaveProperty('file');
    expect(['upload_completed', undefined]).toContain('error' in created ? created.error.code : undefined);
    expect(one.countRows('uploads')).toBe(0);
  }
});

test('of abort and complete by two replicas at once one wins, and the bucket agrees with the history', async () => {
  await using one = await startBackend();
  await using other = await startReplica(one);
  const device = await one.connect();
  const elsewhere = through(other, device);
  for (let round = 0; round < 5; round++) {
    const wanted = describeUpload();
    const { key, request } = await createAccepted(device, wanted);
    await put(request);
    const [completed, aborted] = await Promise.all([
      complete(device, wanted.id),
      elsewhere.call('DELETE', `/uploads/${wanted.id}`),
    ]);
    const isThere = 'file' in completed;
    expect(aborted.status).toBe(isThere ? 409 : 204);
    expect((await one.bucket.list()).includes(key)).toBe(isThere);
  }
});

test('what fits only one by one is not begun by two replicas at once', async () => {
  await using one = await startBackend();
  await using other = await startReplica(one);
  const device = await addPerson(one, 'anna', { max_total_bytes: 17, max_files_per_day: 100 });
  const results = await atOnce([device, through(other, device)], (each) => create(each, describeUpload()));
  expect(results.filter((result) => 'request' in result)).toHaveLength(3);
  expect(one.countRows('uploads')).toBe(3);
});

test('of one connection link that two replicas are shown at once, one device comes; revoked by one it is refused by both', async () => {
  await using one = await startBackend();
  await using other = await startReplica(one);
  const { code } = parseConnectionLink(await one.createConnectionLink());
  const answers = await Promise.all(
    [one, other, one, other].map(({ baseUrl }) =>
      callWith(baseUrl, 'none')('POST', '/connect', { code, deviceName: 'Test' }),
    ),
  );
  expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '410', '410', '410']);

  const device = await one.connect();
  expect((await through(other, device).call('DELETE', `/devices/${device.deviceId}`)).status).toBe(204);
  expect((await device.call('GET', '/me')).status).toBe(401);
});

test('two replicas that reap at once remove everything, and give each upload up once', async () => {
  await using one = await startBackend();
  const device = await one.connect();
  const UPLOADS = 12;
  for (let count = 0; count < UPLOADS; count++)
    await put((await createAccepted(device, describeUpload())).request);
  expect(await one.bucket.list()).toHaveLength(UPLOADS);

  const now = () => Date.now() + 8 * 24 * HOUR;
  const replicas = await Promise.all([startReplica(one, { now }), startReplica(one, { now })]);
  const log = () => replicas.flatMap(({ logLines }) => logLines);
  await vi.waitFor(
    () => expect(log().filter((line) => line.includes('reaper finished'))).toHaveLength(2),
    20_000,
  );
  expect(one.countRows('uploads')).toBe(0);
  expect(one.countRows('abandoned_objects')).toBe(0);
  expect(await one.bucket.list()).toEqual([]);
  const givenUp = log().flatMap((line) => givenUpSchema.safeParse(JSON.parse(line)).data?.uploads ?? []);
  expect(givenUp.reduce((sum, uploads) => sum + uploads, 0)).toBe(UPLOADS);
  for (const replica of replicas) await replica.close();
});
