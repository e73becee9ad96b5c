import { expect, test } from 'vitest';
import { uploadView } from '../testing/sample-views.ts';
import { totalProgress } from './total-progress.ts';

test('counts what is done, under way and failed', () => {
  const uploads = (['done', 'done', 'sending', 'waiting', 'failed', 'file-needed', 'cancelled'] as const).map(
    (state) => uploadView({ state }),
  );
  expect(totalProgress(uploads)).toMatchObject({ total: 7, done: 2, active: 2, failed: 2, percent: 33 });
});

test('adds up the speeds that are known', () => {
  const uploads = [
    uploadView({ state: 'sending', bytesPerSecond: 1000 }),
    uploadView({ state: 'sending', bytesPerSecond: 500 }),
    uploadView({ state: 'checking', bytesPerSecond: null }),
  ];
  expect(totalProgress(uploads).bytesPerSecond).toBe(1500);
  expect(totalProgress([uploadView({ state: 'waiting' })]).bytesPerSecond).toBeNull();
});

test('is full only when all are done', () => {
  const almost = [...Array.from({ length: 999 }, () => uploadView({ state: 'done' })), uploadView()];
  expect(totalProgress(almost).percent).toBe(99);
  expect(totalProgress([]).percent).toBe(0);
});
