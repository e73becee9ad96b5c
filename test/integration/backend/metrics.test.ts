import { expect, test } from 'vitest';
import { startBackend, type BackendUnderTest } from '../../fixtures/running-backend.ts';
import { upload } from '../../fixtures/upload-over-api.ts';

const METRICS_TOKEN = 'only-prometheus-knows';

function askFor(backend: BackendUnderTest, token?: string): Promise<Response> {
  return fetch(`${backend.baseUrl}/metrics`, {
    headers: { ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
  });
}

test('metrics are there only where their token is set, and for whoever shows it', async () => {
  await using closed = await startBackend();
  expect((await askFor(closed, METRICS_TOKEN)).status).toBe(404);

  await using backend = await startBackend({ env: { METRICS_TOKEN } });
  const device = await backend.connect();
  for (const token of [undefined, 'wrong', device.token]) {
    expect((await askFor(backend, token)).status).toBe(401);
  }
  const answer = await askFor(backend, METRICS_TOKEN);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/);
});

test('metrics count requests by route, without addresses that open anything', async () => {
  await using backend = await startBackend({ env: { METRICS_TOKEN } });
  const { link } = await upload(await backend.connect());
  await fetch(link, { redirect: 'manual' });
  await fetch(`${backend.baseUrl}/anything`, { method: 'REPORT' });
  const text = await (await askFor(backend, METRICS_TOKEN)).text();
  const count = (labels: string) => `pail_http_request_duration_seconds_count{${labels}} 1`;
  expect(text).toContain(count('method="POST",route="/api/v1/uploads",status="200"'));
  expect(text).toContain(count('method="GET",route="/s/:slug",status="302"'));
  expect(text).toContain(count('method="other",route="none",status="404"'));
  expect(text).toContain('pail_http_requests_running 1');
  expect(text).toContain('pail_process_resident_memory_bytes');
  expect(text).not.toContain(link.split('/').at(-1));
});
