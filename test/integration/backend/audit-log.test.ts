import { expect, test, vi } from 'vitest';
import { listAuditRows, type AuditRow } from '../../../backend/database/audit-log.ts';
import { parseConnectionLink } from '../../../shared/connection-link.ts';
import { connectResponseSchema } from '../../../shared/api/devices.ts';
import { listLinks, makeLink } from '../../fixtures/links-over-api.ts';
import { addPerson, besideBackend } from '../../fixtures/people.ts';
import { startBackend, type BackendUnderTest } from '../../fixtures/running-backend.ts';
import { complete, createAccepted, describeUpload, put, upload } from '../../fixtures/upload-over-api.ts';

function readAudit(backend: BackendUnderTest): Promise<AuditRow[]> {
  return besideBackend(backend, (database) => listAuditRows(database, { limit: 100 }));
}

const DAY = 24 * 60 * 60_000;

test('every deed is written down once, with its device, address and request', async () => {
  await using backend = await startBackend({ env: { TRUSTED_PROXIES: 'loopback' } });
  const { code } = parseConnectionLink(await backend.createConnectionLink());
  const send = (method: string, path: string, body?: unknown, token = '') =>
    fetch(`${backend.baseUrl}/api/v1${path}`, {
      method,
      headers: {
        'X-Forwarded-For': '198.51.100.7',
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const connected = await send('POST', '/connect', { code, deviceName: 'Laptop' });
  const { token } = connectResponseSchema.parse(await connected.json());
  // What is refused is no deed.
  expect((await send('POST', '/connect', { code, deviceName: 'Another' })).status).toBe(410);

  const phone = await backend.connect('Phone');
  const file = await upload(phone);
  const link = await makeLink(phone, file.id, { password: 'open sesame', maxDownloads: 3 });
  for (const _ of [1, 2]) await send('DELETE', `/links/${link.url.split('/').at(-1)}`, undefined, token);
  for (const _ of [1, 2]) await send('DELETE', `/devices/${phone.deviceId}`, undefined, token);
  const deletions = [await send('DELETE', `/files/${file.id}`, undefined, token)];
  deletions.push(await send('DELETE', `/files/${file.id}`, undefined, token));
  expect(deletions.map(({ status }) => status)).toEqual([204, 404]);

  const rows = await readAudit(backend);
  const told = rows.map(({ deed, via, device_name: device }) => `${deed} ${via} ${device ?? '-'}`);
  expect(told).toEqual([
    'connect-link.made server -',
    'device.connected device Laptop',
    'connect-link.made server -',
    'device.connected device Phone',
    'file.stored device Phone',
    'link.made device Phone',
    'link.revoked device Laptop',
    'device.revoked device Laptop',
    'file.deleted device Laptop',
  ]);
  expect(rows.map(({ user_name: name }) => name)).toEqual(rows.map(() => 'owner'));
  expect(rows.at(-1)).toMatchObject({
    subject: file.id,
    address: '198.51.100.7',
    request_id: deletions[0]?.headers.get('X-Request-Id'),
  });
  expect(JSON.parse(rows.at(-1)?.details ?? '')).toMatchObject({ name: file.name, size: file.size });
});

test('it holds no token, code, password or slug', async () => {
  await using backend = await startBackend();
  const { code } = parseConnectionLink(await backend.createConnectionLink());
  const device = await backend.connect();
  await device.call('POST', '/connect', { code, deviceName: 'Laptop' });
  const file = await upload(device);
  const link = await makeLink(device, file.id, { password: 'open sesame' });
  const slugs = (await listLinks(device, file.id)).map(({ url }) => url.split('/').at(-1) ?? url);
  await device.call('DELETE', `/links/${link.url.split('/').at(-1)}`);

  const text = JSON.stringify(await readAudit(backend));
  expect(text).toContain('link.revoked');
  expect(slugs).toHaveLength(2);
  for (const secret of [code, device.token, 'open sesame', 'X-Amz-', ...slugs]) {
    expect(text).not.toContain(secret);
  }
});

test('of one upload that is completed by many calls at once there is one entry', async () => {
  await using backend = await startBackend();
  const anna = await addPerson(backend, 'anna');
  const wanted = describeUpload();
  const { request } = await createAccepted(anna, wanted);
  await put(request);
  const results = await Promise.all([1, 2, 3].map(() => complete(anna, wanted.id)));
  const stored = (await readAudit(backend)).filter(({ deed }) => deed === 'file.stored');
  expect(stored).toHaveLength(1);
  expect(stored[0]).toMatchObject({ user_name: 'anna', device_name: "anna's browser" });
  for (const result of results) expect(result).toMatchObject({ file: { id: stored[0]?.subject } });
});

test.each([
  ['30', 0],
  ['0', 2],
])('with AUDIT_DAYS %s the next run of the reaper leaves %i old entries', async (days, left) => {
  const old = await startBackend({ now: () => Date.now() - 31 * DAY });
  await old.createConnectionLink();
  await old.createConnectionLink();
  await old.close();
  await using next = await startBackend({ dataDirectory: old.dataDirectory, env: { AUDIT_DAYS: days } });
  await vi.waitFor(() => expect(next.logLines.join('')).toContain('reaper finished'), 20_000);
  expect(await readAudit(next)).toHaveLength(left);
});
