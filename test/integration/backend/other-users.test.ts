import { randomUUID } from 'node:crypto';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { hashSecret } from '../../../backend/authentication/secrets.ts';
import {
  callWith,
  startBackend,
  type BackendUnderTest,
  type ConnectedDevice,
} from '../../fixtures/running-backend.ts';
import {
  complete,
  create,
  createAccepted,
  describeUpload,
  put,
  upload,
} from '../../fixtures/upload-over-api.ts';

/** Adds a second person with a device, as a command on the server would. */
function addUser(backend: BackendUnderTest): ConnectedDevice {
  const token = `pail_${'T'.repeat(43)}`;
  const [userId, deviceId] = [randomUUID(), randomUUID()];
  const database = new SQLite(path.join(backend.dataDirectory, 'pail.sqlite'));
  database.prepare('insert into users values (?, ?, 0)').run(userId, 'somebody else');
  database
    .prepare('insert into devices (id, user_id, name, token_hash, created_at) values (?, ?, ?, ?, 0)')
    .run(deviceId, userId, 'Their phone', hashSecret(token));
  database.close();
  return { token, deviceId, call: callWith(backend.baseUrl, token) };
}

test("another person's uploads can be neither seen, completed, aborted nor taken over", async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const other = addUser(backend);
  const wanted = describeUpload();
  const { request } = await createAccepted(device, wanted);
  await put(request);

  expect(await create(other, wanted)).toMatchObject({ error: { code: 'upload_conflict' } });
  expect(await complete(other, wanted.id)).toMatchObject({ error: { code: 'upload_not_found' } });
  expect((await other.call('GET', `/uploads/${wanted.id}`)).status).toBe(404);
  expect((await other.call('DELETE', `/uploads/${wanted.id}`)).status).toBe(204);
  expect(await complete(device, wanted.id)).toHaveProperty('file');

  // The same answer as for an upload that is not finished: they learn nothing from it.
  expect(await create(other, wanted)).toMatchObject({ error: { code: 'upload_conflict' } });
  expect(await complete(other, wanted.id)).toMatchObject({ error: { code: 'upload_not_found' } });
  expect((await other.call('DELETE', `/uploads/${wanted.id}`)).status).toBe(204);
});

test("another person's files and devices can be neither seen nor removed", async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const other = addUser(backend);
  const file = await upload(device);
  expect(await (await other.call('GET', '/files')).json()).toEqual({ files: [], nextCursor: null });
  for (const method of ['GET', 'DELETE']) {
    expect((await other.call(method, `/files/${file.id}`)).status).toBe(404);
  }
  expect((await other.call('DELETE', `/devices/${device.deviceId}`)).status).toBe(404);
  expect((await device.call('GET', `/files/${file.id}`)).status).toBe(200);
});
