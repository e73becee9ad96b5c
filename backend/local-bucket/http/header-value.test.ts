import { expect, it } from 'vitest';
import { headerValue } from './header-value.ts';

it('sends the bytes of any text', () => {
  expect(Buffer.from(headerValue('content-disposition', 'é 😀'), 'latin1').toString()).toBe('é 😀');
});

it.each(['a\r\nset-cookie: b', 'a\0b'])('refuses what no header can carry: %j', (text) => {
  expect(() => headerValue('content-type', text)).toThrow('cannot be represented');
});
