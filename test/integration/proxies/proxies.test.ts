import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { listAuditRows } from '../../../backend/database/audit-log.ts';
import { parseConnectionLink } from '../../../shared/connection-link.ts';
import { besideBackend } from '../../fixtures/people.ts';
import { startBackend } from '../../fixtures/running-backend.ts';
import { startCaddy } from './caddy.ts';
import { startNginx } from './nginx.ts';
import { sendThrough } from './proxy.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

async function isInstalled(command: string, flag: string): Promise<boolean> {
  return (await execa(command, [flag], { reject: false })).exitCode === 0;
}

const [hasNginx, hasCaddy] = [await isInstalled('nginx', '-v'), await isInstalled('caddy', 'version')];

describe.each([
  ['nginx', startNginx, hasNginx],
  ['Caddy', startCaddy, hasCaddy],
] as const)('behind %s, by the file that is handed out, the backend', (_, start, isHere) => {
  test.runIf(isHere)('answers by TLS and tells who called, whatever the caller claims', async () => {
    await using backend = await startBackend({ env: { TRUSTED_PROXIES: 'loopback' } });
    const proxy = await start(backend.baseUrl);
    const alive = await sendThrough(proxy, 'GET', '/healthz');
    expect(alive.status).toBe(200);
    expect(alive.headers['strict-transport-security']).toBe('max-age=31536000');
    expect(alive.headers['x-request-id']).toBeDefined();

    const { code } = parseConnectionLink(await backend.createConnectionLink());
    const connected = await sendThrough(proxy, 'POST', '/api/v1/connect', {
      headers: { ...JSON_TYPE, 'X-Forwarded-For': '198.51.100.7' },
      body: JSON.stringify({ code, deviceName: 'Laptop' }),
    });
    expect(connected.status).toBe(200);
    const rows = await besideBackend(backend, (database) => listAuditRows(database, { limit: 1 }));
    expect(rows.map(({ deed, address }) => ({ deed, address }))).toEqual([
      { deed: 'device.connected', address: '127.0.0.1' },
    ]);
  });

  test.runIf(isHere)('is spared what no call is as large as', async () => {
    await using backend = await startBackend({ env: { TRUSTED_PROXIES: 'loopback' } });
    const proxy = await start(backend.baseUrl);
    const body = JSON.stringify({ code: 'x'.repeat(3_000_000), deviceName: 'Laptop' });
    const refused = await sendThrough(proxy, 'POST', '/api/v1/connect', { headers: JSON_TYPE, body });
    // Caddy 2.6 has no better word for a body that it cut off.
    expect([413, 502]).toContain(refused.status);
    expect(backend.countRows('devices')).toBe(0);
  });
});

test.runIf(hasNginx)('nginx sends who comes without TLS to where there is', async () => {
  await using backend = await startBackend();
  const { httpPort } = await startNginx(backend.baseUrl);
  const answer = await fetch(`http://127.0.0.1:${httpPort}/connect?a=b`, { redirect: 'manual' });
  expect(answer.status).toBe(301);
  expect(answer.headers.get('Location')).toMatch(/^https:\/\/[^/]+\/connect\?a=b$/);
});
