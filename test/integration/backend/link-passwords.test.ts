import { expect, test } from 'vitest';
import { PASSWORD_ATTEMPTS } from '../../../backend/links/open-link.ts';
import { BROWSER, errorCodeOf, listLinks, makeLink, open, sendForm } from '../../fixtures/links-over-api.ts';
import { startBackend } from '../../fixtures/running-backend.ts';
import { upload } from '../../fixtures/upload-over-api.ts';

const password = 'open sesame';

test('a password is asked for on a page that runs nothing and names nothing of the file', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const file = await upload(device, { claims: { filename: 'secret plan.txt' } });
  const page = await open(await makeLink(device, file.id, { password }), { headers: BROWSER });
  expect(page.status).toBe(200);
  expect(page.headers.get('Cache-Control')).toBe('no-store');
  expect(page.headers.get('X-Robots-Tag')).toBe('noindex');
  const policy = page.headers.get('Content-Security-Policy');
  expect(policy).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self' /,
  );
  // A browser holds the redirect that follows a form to the same rule.
  expect(policy).toContain(`form-action 'self' ${backend.bucketOrigins.join(' ')};`);
  const text = await page.text();
  expect(text).toContain('<label for="password">');
  expect(text).not.toContain('secret plan');
  expect(text).not.toContain('<script');
});

test('the right password opens the file, and a wrong one is said to be wrong', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const file = await upload(device);
  const link = await makeLink(device, file.id, { password });

  const wrong = await sendForm(link, { password: 'Open sesame' }, BROWSER);
  expect(wrong.status).toBe(403);
  const text = await wrong.text();
  expect(text).toContain('<title>Error: This file needs a password</title>');
  expect(text).toMatch(/<p id="error" role="alert">This is not the password of this link/);
  expect(text).toContain('aria-describedby="error"');

  const right = await sendForm(link, { password }, BROWSER);
  expect(right.status).toBe(303);
  expect(await (await fetch(right.headers.get('Location') ?? '')).text()).toBe('hello');
});

test('a program is told what to send, and gets nothing without it', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const file = await upload(device);
  const link = await makeLink(device, file.id, { password });
  for (const method of ['GET', 'HEAD', 'POST']) {
    const answer = await open(link, { method });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('Location')).toBeNull();
  }
  expect(await errorCodeOf(await open(link))).toBe('link_password_needed');
  expect(await errorCodeOf(await sendForm(link, { password: 'wrong' }))).toBe('link_password_wrong');
  expect(await errorCodeOf(await sendForm(link, { password: 'x'.repeat(300) }))).toBe('link_password_needed');
  expect((await sendForm(link, { password })).status).toBe(303);
});

test('guessing is held back, also many guesses at once, until some time has passed', async () => {
  let now = Date.now();
  await using backend = await startBackend({ now: () => now });
  const device = await backend.connect();
  const file = await upload(device);
  const link = await makeLink(device, file.id, { password });
  const { most, within } = PASSWORD_ATTEMPTS;
  // Right ones are not held against anybody.
  for (let time = 0; time < 3; time++) expect((await sendForm(link, { password })).status).toBe(303);
  const guesses = await Promise.all(
    Array.from({ length: most + 4 }, (_, index) => sendForm(link, { password: `guess ${index}` })),
  );
  expect(guesses.filter(({ status }) => status === 403)).toHaveLength(most);
  expect(guesses.filter(({ status }) => status === 429)).toHaveLength(4);

  const held = await sendForm(link, { password });
  expect(held.status).toBe(429);
  expect(held.headers.get('Retry-After')).toBe(String(within / 1000));
  expect(await errorCodeOf(held)).toBe('link_password_attempts');
  const page = await sendForm(link, { password }, BROWSER);
  expect(page.status).toBe(429);
  expect(await page.text()).toContain('Too many passwords were tried');
  now += within;
  expect((await sendForm(link, { password })).status).toBe(303);
});

test('a wrong password takes no download of a link that counts them', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const file = await upload(device);
  const link = await makeLink(device, file.id, { password, maxDownloads: 1 });
  await sendForm(link, { password: 'wrong' });
  expect(await listLinks(device, file.id)).toMatchObject([{}, { downloads: 0 }]);
  expect((await sendForm(link, { password })).status).toBe(303);
  expect(await errorCodeOf(await sendForm(link, { password }))).toBe('link_used_up');
});

test('neither the password nor the link is in the log', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const file = await upload(device);
  const link = await makeLink(device, file.id, { password });
  await sendForm(link, { password });
  await sendForm(link, { password: 'wrong sesame' });
  const log = backend.logLines.join('\n');
  expect(log).toContain('/s/:slug');
  for (const secret of [password, 'sesame', link.slug]) expect(log).not.toContain(secret);
});
