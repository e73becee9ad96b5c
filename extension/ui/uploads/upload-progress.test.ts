import { expect, test } from 'vitest';
import { uploadView } from '../testing/sample-views.ts';
import { uploadPercent } from './upload-progress.ts';

test('tells the percentage of the bytes that are through', () => {
  expect(uploadPercent(uploadView({ state: 'sending', size: 200, doneBytes: 91 }))).toBe(45);
});

test('does not say 100 before the upload is verified', () => {
  expect(uploadPercent(uploadView({ state: 'sending', size: 200, doneBytes: 200 }))).toBe(99);
});

test('knows no percentage without a size, nor while the bucket is asked', () => {
  expect(uploadPercent(uploadView({ state: 'fetching', size: null, doneBytes: 91 }))).toBeNull();
  expect(uploadPercent(uploadView({ state: 'verifying', size: 200, doneBytes: 200 }))).toBeNull();
});

test('starts at 0 while it waits', () => {
  expect(uploadPercent(uploadView({ state: 'waiting', size: null, doneBytes: 0 }))).toBe(0);
});
