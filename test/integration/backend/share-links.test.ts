import { expect, test } from 'vitest';
import { startBackend } from '../../fixtures/running-backend.ts';
import { upload } from '../../fixtures/upload-over-api.ts';

test('a link gives parts of the file to a player that asks for them', async () => {
  await using backend = await startBackend();
  const file = await upload(await backend.connect(), { bytes: '0123456789' });
  const part = await fetch(file.link, { headers: { Range: 'bytes=2-4' } });
  expect(part.status).toBe(206);
  expect(await part.text()).toBe('234');
  expect(part.headers.get('Content-Range')).toBe('bytes 2-4/10');
});

test('a link answers HEAD with the facts of the file', async () => {
  await using backend = await startBackend();
  const file = await upload(await backend.connect(), { claims: { filename: 'a.txt' } });
  const head = await fetch(file.link, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(head.headers.get('Content-Length')).toBe('5');
  expect(head.headers.get('Content-Disposition')).toBe('inline; filename=a.txt');
});

test.each([
  ['image/png', 'inline'],
  ['video/mp4', 'inline'],
  ['text/plain; charset=utf-8', 'inline'],
  ['text/html', 'attachment'],
  ['image/svg+xml', 'attachment'],
  ['IMAGE/SVG+XML', 'attachment'],
  ['application/xhtml+xml', 'attachment'],
])('a file of type %s is served as %s', async (contentType, disposition) => {
  await using backend = await startBackend();
  const file = await upload(await backend.connect(), { claims: { contentType } });
  const fetched = await fetch(file.link);
  expect(fetched.headers.get('Content-Type')).toBe(contentType);
  expect(fetched.headers.get('Content-Disposition')).toMatch(new RegExp(`^${disposition};`));
});

test('the redirect is kept by no cache and tells the bucket nothing of where it came from', async () => {
  await using backend = await startBackend();
  const file = await upload(await backend.connect());
  const redirect = await fetch(file.link, { redirect: 'manual' });
  expect(redirect.status).toBe(302);
  expect(redirect.headers.get('Cache-Control')).toBe('no-store');
  expect(redirect.headers.get('Referrer-Policy')).toBe('no-referrer');
});

test('a link that leads nowhere says so, to people in HTML and to programs in JSON', async () => {
  await using backend = await startBackend();
  const address = `${backend.baseUrl}/s/nothing-here`;
  const page = await fetch(address, { headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
  expect(page.status).toBe(404);
  expect(page.headers.get('Content-Type')).toMatch(/^text\/html/);
  expect(await page.text()).toContain('Link not found');

  const json = await fetch(address, { headers: { Accept: 'application/json' } });
  expect(json.status).toBe(404);
  expect(await json.json()).toMatchObject({ error: { code: 'link_not_found' } });
});

test('with a public bucket the link is the address of the object itself', async () => {
  await using backend = await startBackend({ env: { PUBLIC_BASE_URL: 'https://cdn.example/files/' } });
  const file = await upload(await backend.connect());
  const [key] = await backend.bucket.list();
  expect(file.link).toBe(`https://cdn.example/files/${key}`);
});
