import { expect, test } from 'vitest';
import { createLogger } from './logger.ts';

function logged(error: unknown): string {
  let text = '';
  createLogger('info', { write: (line) => void (text += line) }).error({ error }, 'failed');
  return text;
}

test('an error is logged with its causes, but without tokens, codes and signed queries', () => {
  const cause = new TypeError('no answer from https://b.example/k?X-Amz-Date=1&X-Amz-Signature=abc');
  const text = logged(new Error(`bad pail_${'A'.repeat(43)} and pail-connect-${'B'.repeat(22)}`, { cause }));
  expect(text).toContain('TypeError');
  expect(text).toContain('https://b.example/k?[redacted]');
  expect(text).toContain('pail_[redacted]');
  for (const secret of ['AAAA', 'BBBB', 'X-Amz-', 'abc']) expect(text).not.toContain(secret);
});

test('what an error carries beside its text stays out of the log', () => {
  expect(logged(Object.assign(new Error('refused'), { request: { authorization: 'secret' } }))).not.toContain(
    'secret',
  );
});

test('a thrown text is logged as such', () => {
  expect(logged('just text')).toContain('just text');
});
