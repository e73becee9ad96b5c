import { expect, test } from 'vitest';
import { toolbarTitle } from './toolbar-title.ts';

test('tells in words what the icon shows', () => {
  expect(toolbarTitle({ kind: 'idle' })).toBeNull();
  expect(toolbarTitle({ kind: 'busy', active: 3, step: 12 })).toBe('Pail: 3 under way, 48%');
  expect(toolbarTitle({ kind: 'busy', active: 1, step: null })).toBe('Pail: 1 under way');
  expect(toolbarTitle({ kind: 'done', files: 2 })).toBe('Pail: 2 files uploaded');
  expect(toolbarTitle({ kind: 'attention', waiting: 1, trouble: null })).toBe('Pail: 1 needs you');
});

test('tells what holds the uploads up', () => {
  const trouble = { code: 'bucket_busy', message: 'The bucket is busy.', retryable: true } as const;
  expect(toolbarTitle({ kind: 'attention', waiting: 0, trouble })).toBe(
    'Pail: The bucket is busy. Pail keeps trying.',
  );
});
