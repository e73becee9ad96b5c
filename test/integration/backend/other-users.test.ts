import { expect, test } from 'vitest';
import { addPerson } from '../../fixtures/people.ts';
import { startBackend } from '../../fixtures/running-backend.ts';
import {
  completeInParts,
  createInParts,
  describePart,
  makeLargeFile,
  sendParts,
} from '../../fixtures/upload-in-parts.ts';
import {
  complete,
  create,
  createAccepted,
  describeUpload,
  put,
  upload,
} from '../../fixtures/upload-over-api.ts';

test("another person's uploads can be neither seen, completed, aborted nor taken over", async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const other = await addPerson(backend, 'somebody else');
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
  const other = await addPerson(backend, 'somebody else');
  const file = await upload(device);
  expect(await (await other.call('GET', '/files')).json()).toEqual({ files: [], nextCursor: null });
  for (const method of ['GET', 'DELETE']) {
    expect((await other.call(method, `/files/${file.id}`)).status).toBe(404);
  }
  expect((await other.call('DELETE', `/devices/${device.deviceId}`)).status).toBe(404);
  expect((await device.call('GET', `/files/${file.id}`)).status).toBe(200);
});

test("another person's upload in parts can be neither filled, seen, completed nor aborted", async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const other = await addPerson(backend, 'somebody else');
  const large = makeLargeFile();
  await createInParts(device, large.wanted);
  await sendParts(device, large);

  const { id } = large.wanted;
  const part = describePart(1, Buffer.from('other'));
  expect((await other.call('POST', `/uploads/${id}/parts`, { parts: [part] })).status).toBe(404);
  expect((await other.call('GET', `/uploads/${id}`)).status).toBe(404);
  expect(await completeInParts(other, large)).toMatchObject({ error: { code: 'upload_not_found' } });
  expect((await other.call('DELETE', `/uploads/${id}`)).status).toBe(204);
  expect(await completeInParts(device, large)).toHaveProperty('file');
});
