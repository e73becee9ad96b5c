import { describe, expect, it } from 'vitest';
import { formatConnectionLink, parseConnectionLink } from './connection-link.ts';

const code = 'pail-connect-AbCdEf_123456-7890';

describe('a connection link', () => {
  it.each(['http://127.0.0.1:8787', 'https://pail.example', 'https://example.com/pail', 'http://[::1]:8787'])(
    'is read as it was written for %s',
    (baseUrl) => {
      expect(parseConnectionLink(formatConnectionLink({ baseUrl, code }))).toEqual({ baseUrl, code });
    },
  );

  it('may be pasted with space around it', () => {
    expect(parseConnectionLink(`  https://pail.example/connect#${code}\n`).code).toBe(code);
  });

  it.each([
    '',
    'hello',
    'https://pail.example/connect',
    'https://pail.example/connect#wrong',
    `https://pail.example/#${code}`,
    `ftp://pail.example/connect#${code}`,
    `javascript:alert(1)/connect#${code}`,
  ])('is not %o, and the error says what it looks like', (text) => {
    expect(() => parseConnectionLink(text)).toThrow(/connection link/);
  });
});
