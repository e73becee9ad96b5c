import { expect, test } from 'vitest';
import { storedFile, uploadView } from '../testing/sample-views.ts';
import { newestBatch } from './newest-batch.ts';

const done = (name: string, addedAt: number) =>
  uploadView({ name, addedAt, state: 'done', file: storedFile({ name }) });
const names = (uploads: Parameters<typeof newestBatch>[0]) =>
  newestBatch(uploads)?.files.map(({ name }) => name);

test('finds what was added together last, oldest first, and not what is still under way', () => {
  const uploads = [
    done('single.png', 3),
    uploadView({ name: 'running.png', addedAt: 2 }),
    done('b.png', 2),
    done('a.png', 2),
    done('older 2.png', 1),
    done('older 1.png', 1),
  ];
  expect(names(uploads)).toEqual(['a.png', 'b.png']);
});

test('finds nothing where every file was added by itself', () => {
  expect(names([done('b.png', 2), done('a.png', 1)])).toBeUndefined();
});
