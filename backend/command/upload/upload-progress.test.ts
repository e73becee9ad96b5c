import { expect, test } from 'vitest';
import type { UploadView } from '../../../shared/messages/upload-view.ts';
import { totalsOf } from './upload-progress.ts';

function view(patch: Partial<UploadView>): UploadView {
  return {
    id: crypto.randomUUID(),
    connectionId: null,
    name: 'a.bin',
    origin: 'picker',
    contentType: 'application/octet-stream',
    size: 100,
    state: 'waiting',
    doneBytes: 0,
    bytesPerSecond: null,
    secondsLeft: null,
    trouble: null,
    error: null,
    file: null,
    linkCopied: false,
    addedAt: 0,
    ...patch,
  };
}

test('sent bytes are those of files under way and of those that are through', () => {
  const uploads = [
    view({ state: 'done' }),
    view({ state: 'verifying' }),
    view({ state: 'sending', doneBytes: 40, bytesPerSecond: 7 }),
    // What is being checked is read, not sent.
    view({ state: 'checking', doneBytes: 90 }),
    view({ state: 'failed', doneBytes: 90 }),
  ];
  expect(totalsOf(uploads)).toEqual({
    doneFiles: 2,
    files: 5,
    sentBytes: 240,
    bytes: 500,
    bytesPerSecond: 7,
  });
});
