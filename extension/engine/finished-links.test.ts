import { describe, expect, it } from 'vitest';
import type { UploadView } from '../../shared/messages/upload-view.ts';
import { uploadView } from '../upload/testing/upload-view.ts';
import { copyFinishedLinks } from './finished-links.ts';

function clipboard(): { texts: string[]; tell: (...uploads: UploadView[]) => void } {
  const texts: string[] = [];
  const tell = copyFinishedLinks((text) => {
    texts.push(text);
    return Promise.resolve();
  });
  return { texts, tell: (...uploads) => tell(uploads) };
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
});
