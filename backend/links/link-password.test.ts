import { scryptSync } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { hashLinkPassword, isLinkPassword } from './link-password.ts';

// Hashing is meant to take long.
vi.setConfig({ testTimeout: 60_000 });

test('a password is known by its hash, and no other is', async () => {
  const stored = await hashLinkPassword('open sesame');
  expect(stored).toMatch(/^scrypt\$16384\$8\$5\$/);
  expect(stored).not.toContain('sesame');
  expect(await isLinkPassword('open sesame', stored)).toBe(true);
  expect(await isLinkPassword('open sesame ', stored)).toBe(false);
  expect(await isLinkPassword('', stored)).toBe(false);
});

test('the same password is stored differently each time', async () => {
  expect(await hashLinkPassword('same')).not.toBe(await hashLinkPassword('same'));
});

test('letters that look alike are the same password, however a machine types them', async () => {
  const stored = await hashLinkPassword('caf\u00E9');
  expect(await isLinkPassword('cafe\u0301', stored)).toBe(true);
});

test('a hash of another cost is still known', async () => {
  const hash = scryptSync('any', 'salt', 32, { N: 1024, r: 4, p: 1 }).toString('base64');
  const stored = `scrypt$1024$4$1$${Buffer.from('salt').toString('base64')}$${hash}`;
  expect(await isLinkPassword('any', stored)).toBe(true);
  expect(await isLinkPassword('other', stored)).toBe(false);
});

test('what is no hash is a defect, not a wrong password', async () => {
  await expect(isLinkPassword('any', 'plain')).rejects.toThrow('cannot be read');
});
