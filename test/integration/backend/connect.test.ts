import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { listDevicesResponseSchema, meSchema } from '../../../shared/api/devices.ts';
import { parseConnectionLink } from '../../../shared/connection-link.ts';
import { errorBodySchema } from '../../../shared/errors/pail-error.ts';
import { callWith } from '../../fixtures/connected-device.ts';
import { startBackend, type BackendUnderTest } from '../../fixtures/running-backend.ts';

async function codeOf(response: Response): Promise<string> {
  return errorBodySchema.parse(await response.json()).error.code;
}

function connect(backend: BackendUnderTest, code: string): Promise<Response> {
  return callWith(backend.baseUrl, 'none')('POST', '/connect', { code, deviceName: 'Test browser' });
}

test('a connected device is told who it is and where the bucket is', async () => {
  await using backend = await startBackend();
  const device = await backend.connect('My laptop');
  const me = meSchema.parse(await (await device.call('GET', '/me')).json());
  expect(me).toMatchObject({
    user: { name: 'owner' },
    device: { id: device.deviceId, name: 'My laptop' },
    limits: { maxFileBytes: 5 * 1024 ** 4 },
    usage: { files: 0, bytes: 0 },
    bucketOrigins: [backend.localBucket?.endpoint],
  });
  expect(device.token).toMatch(/^pail_[\w-]{43}$/);
});

test('of many devices that swap one code at once, one is connected', async () => {
  await using backend = await startBackend();
  const { code } = parseConnectionLink(await backend.createConnectionLink());
  const answers = await Promise.all(Array.from({ length: 8 }, () => connect(backend, code)));
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  expect(answers.filter((answer) => answer.status === 410)).toHaveLength(7);
  expect(await codeOf(await connect(backend, code))).toBe('connect_code_used');
  expect(backend.countRows('devices')).toBe(1);
});

test('an expired code connects nobody', async () => {
  let now = Date.now();
  await using backend = await startBackend({ now: () => now });
  const { code } = parseConnectionLink(await backend.createConnectionLink({ expiresInMs: 60_000 }));
  now += 60_000;
  const answer = await connect(backend, code);
  expect(answer.status).toBe(410);
  expect(await codeOf(answer)).toBe('connect_code_expired');
  expect(backend.countRows('devices')).toBe(0);
});

test('an unknown code connects nobody', async () => {
  await using backend = await startBackend();
  const answer = await connect(backend, 'pail-connect-AAAAAAAAAAAAAAAAAAAAAA');
  expect(answer.status).toBe(400);
  expect(await codeOf(answer)).toBe('connect_code_invalid');
  expect(backend.countRows('devices')).toBe(0);
});

test('a call without a token, and one with a wrong token, are refused apart', async () => {
  await using backend = await startBackend();
  const missing = await fetch(`${backend.baseUrl}/api/v1/me`);
  expect(missing.status).toBe(401);
  expect(missing.headers.get('WWW-Authenticate')).toBe('Bearer');
  expect(await codeOf(missing)).toBe('token_missing');

  const wrong = await callWith(backend.baseUrl, `pail_${'A'.repeat(43)}`)('GET', '/me');
  expect(wrong.status).toBe(401);
  expect(await codeOf(wrong)).toBe('token_invalid');
});

test('a revoked device is told so, and is listed no more', async () => {
  await using backend = await startBackend();
  const owner = await backend.connect('Laptop');
  const lost = await backend.connect('Lost phone');
  expect((await owner.call('DELETE', `/devices/${lost.deviceId}`)).status).toBe(204);
  expect((await owner.call('DELETE', `/devices/${lost.deviceId}`)).status).toBe(204);

  const refused = await lost.call('GET', '/me');
  expect(refused.status).toBe(401);
  expect(await codeOf(refused)).toBe('token_revoked');

  const { devices } = listDevicesResponseSchema.parse(await (await owner.call('GET', '/devices')).json());
  expect(devices.map((device) => device.name)).toEqual(['Laptop']);
});

test('a device that is not there cannot be revoked', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const answer = await device.call('DELETE', `/devices/${crypto.randomUUID()}`);
  expect(answer.status).toBe(404);
  expect(await codeOf(answer)).toBe('device_not_found');
});

test('the time of the last visit is kept by the minute', async () => {
  const start = Date.now();
  let now = start;
  await using backend = await startBackend({ now: () => now });
  const device = await backend.connect();
  const lastSeen = async () =>
    meSchema.parse(await (await device.call('GET', '/me')).json()).device.lastSeenAt;
  now = start + 59_999;
  expect(await lastSeen()).toBe(start);
  now = start + 60_000;
  expect(await lastSeen()).toBe(now);
});

test('the connect page is static HTML that may run nothing', async () => {
  await using backend = await startBackend();
  const page = await fetch(`${backend.baseUrl}/connect`);
  expect(page.status).toBe(200);
  expect(page.headers.get('Content-Type')).toMatch(/^text\/html/);
  const text = await page.text();
  const style = /<style>([^]*)<\/style>/.exec(text)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = page.headers.get('Content-Security-Policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`style-src 'sha256-${hash}'`);
  expect(text).toContain('Connect');
  expect(text).not.toContain('<script');
});
