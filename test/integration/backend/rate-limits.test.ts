import { expect, test } from 'vitest';
import { errorBodySchema } from '../../../shared/errors/pail-error.ts';
import { retryDelay } from '../../../extension/upload/retry-policy.ts';
import { PailError } from '../../../shared/errors/pail-error.ts';
import { callWith } from '../../fixtures/connected-device.ts';
import { startBackend } from '../../fixtures/running-backend.ts';

/** Calls so often, one after the other, and returns the answers. */
async function repeatedly(times: number, call: () => Promise<Response>): Promise<Response[]> {
  const answers: Response[] = [];
  for (let count = 0; count < times; count++) answers.push(await call());
  return answers;
}

function statusesOf(answers: readonly Response[]): number[] {
  return answers.map(({ status }) => status);
}

test('a device that calls too often is told when to go on, and the engine waits that long', async () => {
  await using backend = await startBackend({ env: { RATE_LIMIT_DEVICE: '3' } });
  const device = await backend.connect();
  const answers = await repeatedly(5, () => device.call('GET', '/me'));
  expect(statusesOf(answers)).toEqual([200, 200, 200, 429, 429]);

  const refused = answers.at(-1);
  const seconds = Number(refused?.headers.get('Retry-After'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  const { error } = errorBodySchema.parse(await refused?.json());
  expect(error).toMatchObject({ code: 'rate_limited', retryable: true });
  const asTheEngineHasIt = PailError.fromValue({ ...error, details: { retryAfterMs: 9000 } });
  expect(retryDelay(asTheEngineHasIt, 100, 0)).toBe(9000);

  // Somebody else's device, at the same address, is not held up.
  expect((await (await backend.connect()).call('GET', '/me')).status).toBe(200);
});

test('an address without a device is limited over all that it may ask, with wrong tokens too', async () => {
  await using backend = await startBackend({ env: { RATE_LIMIT_ADDRESS: '6' } });
  const device = await backend.connect();
  const stranger = callWith(backend.baseUrl, 'pail_wrong');
  expect(statusesOf(await repeatedly(3, () => stranger('GET', '/me')))).toEqual([401, 401, 401]);
  const guess = { code: 'pail-connect-wrong', deviceName: 'Guess' };
  expect(statusesOf(await repeatedly(2, () => stranger('POST', '/connect', guess)))).toEqual([400, 400]);
  for (const path of ['/s/nothing', '/connect', '/api/v1/openapi.json', '/api/v1/me']) {
    expect((await fetch(`${backend.baseUrl}${path}`)).status).toBe(429);
  }
  // Neither a probe nor a device that is known is held up by it.
  expect((await fetch(`${backend.baseUrl}/healthz`)).status).toBe(200);
  expect((await device.call('GET', '/me')).status).toBe(200);
});

test('behind a trusted proxy each address is counted by itself, and only then is the proxy believed', async () => {
  const askAs = (baseUrl: string, address: string) =>
    fetch(`${baseUrl}/s/nothing`, { headers: { 'X-Forwarded-For': address } });
  for (const [env, statuses] of [
    [{ TRUSTED_PROXIES: 'loopback' }, [404, 404, 429]],
    [{}, [404, 429, 429]],
  ] as const) {
    await using backend = await startBackend({ env: { RATE_LIMIT_ADDRESS: '1', ...env } });
    expect([
      (await askAs(backend.baseUrl, '198.51.100.1')).status,
      (await askAs(backend.baseUrl, '198.51.100.2')).status,
      (await askAs(backend.baseUrl, '198.51.100.2')).status,
    ]).toEqual(statuses);
  }
});

test('a limit of 0 is none', async () => {
  await using backend = await startBackend({ env: { RATE_LIMIT_DEVICE: '0', RATE_LIMIT_ADDRESS: '0' } });
  const device = await backend.connect();
  expect(new Set(statusesOf(await repeatedly(20, () => device.call('GET', '/me'))))).toEqual(new Set([200]));
});
