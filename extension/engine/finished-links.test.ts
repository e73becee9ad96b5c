import { describe, expect, it, vi } from 'vitest';
import type { UploadView } from '../../shared/messages/upload-view.ts';
import { uploadView } from '../upload/testing/upload-view.ts';
import { copyFinishedLinks } from './finished-links.ts';

interface Clipboard {
  texts: string[];
  copied: string[];
  tell: (...uploads: UploadView[]) => void;
}

function clipboard(refusal: Promise<void> = Promise.resolve()): Clipboard {
  const texts: string[] = [];
  const copied: string[] = [];
  const tell = copyFinishedLinks(
    (files) => {
      texts.push(files.map(({ file }) => file.link).join('\n'));
      return refusal;
    },
    (ids) => copied.push(...ids),
  );
  return { texts, copied, tell: (...uploads) => tell(uploads) };
}

const [one, two] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];

describe('finished links on the clipboard', () => {
  it('holds the link as soon as an upload is done, once', () => {
    const { texts, tell } = clipboard();
    tell(uploadView({ id: one, state: 'sending' }));
    expect(texts).toEqual([]);
    tell(uploadView({ id: one, state: 'done' }));
    tell(uploadView({ id: one, state: 'done' }));
    expect(texts).toEqual([`http://pail.test/s/${one}`]);
  });

  it('says which links it holds, and nothing where the browser refuses', async () => {
    const willing = clipboard();
    willing.tell(uploadView({ id: one, state: 'done' }));
    await vi.waitFor(() => expect(willing.copied).toEqual([one]));

    const refusal = Promise.reject(new Error('refused'));
    const unwilling = clipboard(refusal);
    unwilling.tell(uploadView({ id: one, state: 'done' }));
    await expect(refusal).rejects.toThrow('refused');
    expect(unwilling.copied).toEqual([]);
  });

  it('holds a link a line for files that ran together', () => {
    const { texts, tell } = clipboard();
    tell(uploadView({ id: two, state: 'sending' }), uploadView({ id: one, state: 'sending' }));
    tell(uploadView({ id: two, state: 'sending' }), uploadView({ id: one, state: 'done' }));
    tell(uploadView({ id: two, state: 'done' }), uploadView({ id: one, state: 'done' }));
    expect(texts.at(-1)).toBe(`http://pail.test/s/${one}\nhttp://pail.test/s/${two}`);
  });

  it('forgets earlier links when something new begins', () => {
    const { texts, tell } = clipboard();
    tell(uploadView({ id: one, state: 'done' }));
    tell(uploadView({ id: two, state: 'sending' }), uploadView({ id: one, state: 'done' }));
    tell(uploadView({ id: two, state: 'done' }), uploadView({ id: one, state: 'done' }));
    expect(texts.at(-1)).toBe(`http://pail.test/s/${two}`);
  });

  it('holds nothing of a folder until all of it is at its end, and then all that is done of it', () => {
    const { texts, tell } = clipboard();
    const inFolder = (id: string, state: UploadView['state']) => ({
      ...uploadView({ id, state }),
      name: `holiday/${id}.png`,
    });
    tell(inFolder(two, 'sending'), inFolder(one, 'done'));
    expect(texts).toEqual([]);
    tell(inFolder(two, 'failed'), inFolder(one, 'done'));
    expect(texts).toEqual([`http://pail.test/s/${one}`]);
    tell(inFolder(two, 'sending'), inFolder(one, 'done'));
    tell(inFolder(two, 'done'), inFolder(one, 'done'));
    expect(texts.at(-1)).toBe(`http://pail.test/s/${one}\nhttp://pail.test/s/${two}`);
  });
});
