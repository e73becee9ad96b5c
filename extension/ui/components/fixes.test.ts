import { expect, test } from 'vitest';
import { fixesOf } from './fixes.ts';

test('tells of HTTPS-only mode where the address is plain http:, and of clocks where it is not', () => {
  expect(fixesOf('backend_unreachable', 'http://nas.home').join()).toContain('HTTPS-only');
  expect(fixesOf('backend_unreachable', 'http://nas.home').join()).not.toContain('clocks');
  expect(fixesOf('backend_unreachable', 'https://pail.example').join()).toContain('clocks');
});

test('tells how to connect again where the token was revoked', () => {
  expect(fixesOf('token_revoked', 'https://pail.example')).toHaveLength(1);
});

test('adds nothing where the error says it all', () => {
  expect(fixesOf('empty_file', null)).toEqual([]);
});
