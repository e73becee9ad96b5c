import { expect, test } from 'vitest';
import type { UploadState } from '../../../shared/messages/upload-view.ts';
import { uploadView } from '../testing/sample-views.ts';
import { chooseRows } from './choose-rows.ts';

const list = (...states: UploadState[]) =>
  states.map((state, index) =>
    uploadView({ id: crypto.randomUUID(), name: `${index}`, state, doneBytes: 1 }),
  );

const namesOf = (uploads: readonly { name: string }[]) => uploads.map(({ name }) => name);

test('shows all where there is room', () => {
  const uploads = list('done', 'waiting', 'failed');
  expect(chooseRows(uploads, 3)).toBe(uploads);
});

test('shows first what waits for the person, then what moves, and keeps the order of the list', () => {
  const uploads = list('waiting', 'done', 'sending', 'done', 'failed', 'verifying', 'paused');
  expect(namesOf(chooseRows(uploads, 4))).toEqual(['2', '4', '5', '6']);
});

test('shows of those that wait the ones whose turn comes next', () => {
  expect(namesOf(chooseRows(list('waiting', 'waiting', 'waiting', 'sending'), 2))).toEqual(['2', '3']);
});

test('shows what is being sent before what only has its turn', () => {
  const ready = list('sending', 'sending', 'sending').map((upload) => ({ ...upload, doneBytes: 0 }));
  const moving = ready.map((upload, index) => (index === 1 ? { ...upload, doneBytes: 5 } : upload));
  expect(namesOf(chooseRows(moving, 2))).toEqual(['1', '2']);
});

test('shows of those that are done the newest', () => {
  expect(namesOf(chooseRows(list('done', 'cancelled', 'done', 'done'), 2))).toEqual(['0', '1']);
});
