import { describe, expect, it } from 'vitest';
import { uploadView } from '../upload/testing/upload-view.ts';
import { UploadEvents } from './upload-events.ts';

const id = '11111111-1111-4111-8111-111111111111';

describe('what a person is told of uploads', () => {
  it('is their beginning and their end, once each', () => {
    const events = new UploadEvents();
    const kinds: string[] = [];
    for (const state of ['waiting', 'sending', 'sending', 'verifying', 'done', 'done'] as const) {
      const uploads = [uploadView({ id, state })];
      events.observe(uploads);
      kinds.push(...events.change(uploads).events.map(({ kind }) => kind));
    }
    expect(kinds).toEqual(['started', 'done']);
  });

  it('is the end also of one that was over before it was looked at', () => {
    const events = new UploadEvents();
    const uploads = [uploadView({ id, state: 'done' })];
    events.observe(uploads);
    expect(events.change(uploads)).toMatchObject({ active: 0, percent: null, events: [{ kind: 'done' }] });
  });

  it('holds the share of bytes that is through', () => {
    const uploads = [uploadView({ id, state: 'sending' })];
    expect(new UploadEvents().change(uploads)).toMatchObject({ active: 1, percent: 50 });
  });
});
