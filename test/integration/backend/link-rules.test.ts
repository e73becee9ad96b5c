import { expect, test } from 'vitest';
import { fileSchema } from '../../../shared/api/files.ts';
import { MAX_LINKS_PER_FILE } from '../../../shared/limits.ts';
import { BROWSER, errorCodeOf, listLinks, makeLink, open, sendForm } from '../../fixtures/links-over-api.ts';
import { startBackend } from '../../fixtures/running-backend.ts';
import { upload } from '../../fixtures/upload-over-api.ts';

test('a link tells what it is held to, and leads to the file under its own name', async () => {
  const now = Date.now();
  await using backend = await startBackend({ now: () => now });
  const device = await backend.connect();
  const file = await upload(device, { claims: { filename: 'Grüße 👋.txt' } });
  const plain = await makeLink(device, file.id);
  expect(plain).toMatchObject({
    state: 'active',
    isFileLink: false,
    createdAt: now,
    expiresAt: null,
    hasPassword: false,
    maxDownloads: null,
    downloads: null,
  });
  const held = await makeLink(device, file.id, { expiresIn: 60, password: 'open sesame', maxDownloads: 3 });
  expect(held).toMatchObject({ expiresAt: now + 60_000, hasPassword: true, maxDownloads: 3, downloads: 0 });
  expect(await listLinks(device, file.id)).toHaveLength(3);

  const fetched = await fetch(plain.url);
  expect(await fetched.text()).toBe('hello');
  expect(fetched.headers.get('Content-Disposition')).toContain("filename*=UTF-8''Gr%C3%BC%C3%9Fe%20");
});

test('an expired link is gone, to people as a page and to programs as an error', async () => {
  let now = Date.now();
  await using backend = await startBackend({ now: () => now });
  const device = await backend.connect();
  const file = await upload(device);
  const link = await makeLink(device, file.id, { expiresIn: 60 });
  const address = new URL((await open(link)).headers.get('Location') ?? '');
  // What it gave is good no longer than itself.
  expect(address.searchParams.get('X-Amz-Expires')).toBe('60');
  now += 60_000;
  const answer = await open(link);
  expect(answer.status).toBe(410);
  expect(await errorCodeOf(answer)).toBe('link_expired');
  const page = await open(link, { headers: BROWSER });
  expect(page.status).toBe(410);
  expect(await page.text()).toContain('<h1>Link expired</h1>');
  expect((await listLinks(device, file.id)).map(({ state }) => state)).toEqual(['active', 'expired']);
});

test('of more downloads at once than a link gives, exactly as many as it gives are given', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const file = await upload(device);
  const link = await makeLink(device, file.id, { maxDownloads: 5 });
  const answers = await Promise.all(Array.from({ length: 12 }, () => open(link)));
  expect(answers.filter(({ status }) => status === 302)).toHaveLength(5);
  const refused = answers.filter(({ status }) => status === 410);
  expect(refused).toHaveLength(7);
  for (const answer of refused) expect(await errorCodeOf(answer)).toBe('link_used_up');
  expect(await listLinks(device, file.id)).toMatchObject([{}, { downloads: 5, state: 'used_up' }]);
});

test('whoever only looks at a link takes no download of it', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const file = await upload(device, { claims: { filename: '<b>.txt' } });
  const link = await makeLink(device, file.id, { maxDownloads: 1 });
  const head = await fetch(link.url, { method: 'HEAD' });
  expect(head.headers.get('Content-Length')).toBe('5');
  for (const headers of [BROWSER, { 'User-Agent': 'WhatsApp/2.23' }]) {
    const page = await open(link, { headers });
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain('<meta property="og:title" content="&lt;b&gt;.txt"');
    expect(text).toContain('This link works once more.');
  }
  expect(await listLinks(device, file.id)).toMatchObject([{}, { downloads: 0 }]);

  const taken = await sendForm(link, {}, BROWSER);
  expect(taken.status).toBe(303);
  expect(await (await fetch(taken.headers.get('Location') ?? '')).text()).toBe('hello');
  const again = await sendForm(link, {}, BROWSER);
  expect(again.status).toBe(410);
  expect(await again.text()).toContain('<h1>Link used up</h1>');
});

test('a revoked link is gone at once, and the others stay', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const file = await upload(device);
  const link = await makeLink(device, file.id);
  for (let time = 0; time < 2; time++) {
    expect((await device.call('DELETE', `/links/${link.slug}`)).status).toBe(204);
  }
  const answer = await open(link);
  expect(answer.status).toBe(410);
  expect(await errorCodeOf(answer)).toBe('link_revoked');
  expect((await open({ url: file.link })).status).toBe(302);
});

test("where a file's own link is revoked it gets another one, once", async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const file = await upload(device);
  const [own] = await listLinks(device, file.id);
  expect(own).toMatchObject({ url: file.link, isFileLink: true });
  await Promise.all([1, 2, 3].map(() => device.call('DELETE', `/links/${own?.slug}`)));
  expect((await open({ url: file.link })).status).toBe(410);
  const links = await listLinks(device, file.id);
  expect(links).toMatchObject([{ isFileLink: true }]);
  const again = fileSchema.parse(await (await device.call('GET', `/files/${file.id}`)).json());
  expect(again.link).toBe(links[0]?.url);
  expect(again.link).not.toBe(file.link);
  expect(await (await fetch(again.link)).text()).toBe('hello');
});

test('the links of a deleted file lead nowhere', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const file = await upload(device);
  const link = await makeLink(device, file.id, { maxDownloads: 2 });
  expect((await device.call('DELETE', `/files/${file.id}`)).status).toBe(204);
  expect(await errorCodeOf(await open(link))).toBe('link_not_found');
  expect(backend.countRows('links')).toBe(0);
});

test('a file has no more links than anybody can look through', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const file = await upload(device);
  for (let count = 1; count < MAX_LINKS_PER_FILE; count++) await makeLink(device, file.id);
  const answer = await device.call('POST', `/files/${file.id}/links`, {});
  expect(answer.status).toBe(409);
  expect(await errorCodeOf(answer)).toBe('too_many_links');
});

test('a public bucket gives public links only, and says so where more is asked for', async () => {
  await using backend = await startBackend({ env: { PUBLIC_BASE_URL: 'https://cdn.example/files' } });
  const device = await backend.connect();
  const file = await upload(device);
  const link = await makeLink(device, file.id);
  expect(link.url).toBe(file.link);
  const held = await device.call('POST', `/files/${file.id}/links`, { maxDownloads: 1 });
  expect(held.status).toBe(409);
  expect(await errorCodeOf(held)).toBe('link_is_public');
  const revoked = await device.call('DELETE', `/links/${link.slug}`);
  expect(await errorCodeOf(revoked)).toBe('link_is_public');
});

test.each([{ expiresIn: 0 }, { expiresIn: 1.5 }, { password: 'abc' }, { maxDownloads: 0 }, { other: 1 }])(
  'a link is not made with %j',
  async (wanted) => {
    await using backend = await startBackend();
    const device = await backend.connect();
    const file = await upload(device);
    const answer = await device.call('POST', `/files/${file.id}/links`, wanted);
    expect(answer.status).toBe(400);
    expect(await errorCodeOf(answer)).toBe('invalid_request');
    expect(backend.countRows('links')).toBe(1);
  },
);
