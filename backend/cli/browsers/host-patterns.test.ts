import { expect, it } from 'vitest';
import { hostPatterns } from './host-patterns.ts';

it('covers each host once, whatever its port', () => {
  expect(hostPatterns(['http://127.0.0.1:8787', 'http://127.0.0.1:9000', 'https://bucket.example'])).toEqual([
    'http://127.0.0.1/*',
    'https://bucket.example/*',
  ]);
});
