import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { BatchFile } from '../../shared/api/batches.ts';
import type { UploadView } from '../../shared/messages/upload-view.ts';
import { uploadView } from '../upload/testing/upload-view.ts';
import { areOfFolders, isFinished, oneLinkTo, type FinishedUpload } from './one-link.ts';

const [one, two] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const CONNECTION = '33333333-3333-4333-8333-333333333333';

function finished(changes: Partial<UploadView> & { id: string }): FinishedUpload[] {
  return [{ ...uploadView({ id: changes.id, state: 'done' }), ...changes }].filter(isFinished);
}

/** A backend that remembers what it was asked. */
function backend() {
  const puts: { connectionId: string | null; id: string; files: readonly BatchFile[] }[] = [];
  const of = (connectionId: string | null) => ({
    putBatch: (id: string, files: readonly BatchFile[]) => {
      puts.push({ connectionId, id, files });
      return Promise.resolve({ id, link: 'http://pail.test/b/x', files: files.length });
    },
  });
  return { puts, of };
}

describe('one link to several uploads', () => {
  it('is made of what came as folders', () => {
    const inFolder = finished({ id: one, name: 'holiday/a.png' });
    const deeper = finished({ id: two, name: 'holiday/2026/b.png' });
    expect(areOfFolders([...inFolder, ...deeper])).toBe(true);
    expect(areOfFolders(inFolder)).toBe(false);
    expect(areOfFolders([...inFolder, ...finished({ id: two, name: 'b.png' })])).toBe(false);
    expect(areOfFolders([...inFolder, ...finished({ id: two, name: 'holiday/b.png', addedAt: 1 })])).toBe(
      false,
    );
  });

  it('names the folder, and each file with the folders that it lies in', async () => {
    const { puts, of } = backend();
    const uploads = [
      ...finished({ id: one, name: 'holiday/a.png' }),
      ...finished({ id: two, name: 'holiday/b.png' }),
    ];
    expect(await oneLinkTo(uploads, of)).toEqual({
      name: 'holiday',
      link: 'http://pail.test/b/x',
      contentType: '',
      size: 200,
    });
    expect(puts[0]?.files).toEqual([
      { fileId: one, name: 'holiday/a.png' },
      { fileId: two, name: 'holiday/b.png' },
    ]);
  });

  it('is asked for under the same id whatever of it is done, and under another for what was added later', async () => {
    const { puts, of } = backend();
    const at = { connectionId: CONNECTION, addedAt: Date.UTC(2026, 10, 28) };
    await oneLinkTo(finished({ id: one, ...at }), of);
    await oneLinkTo(finished({ id: two, ...at }), of);
    await oneLinkTo(finished({ id: one, ...at, addedAt: at.addedAt + 1 }), of);
    const [first, again, later] = puts.map(({ id }) => z.uuid().parse(id));
    expect(again).toBe(first);
    expect(later).not.toBe(first);
    expect(puts[0]?.connectionId).toBe(CONNECTION);
  });

  it('is refused where nothing is left of them', async () => {
    await expect(oneLinkTo([], backend().of)).rejects.toMatchObject({ code: 'upload_not_found' });
  });
});
