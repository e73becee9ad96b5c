import { describe, expect, it } from 'vitest';
import { uploadView } from '../upload/testing/upload-view.ts';
import { UploadEvents } from './upload-events.ts';

const id = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';

describe('what a person is told of uploads', () => {
  it('is their beginning and their end, once each', () => {
    const events = new UploadEvents(0);
    const kinds: string[] = [];
    for (const state of ['waiting', 'sending', 'sending', 'verifying', 'done', 'done'] as const) {
      const uploads = [uploadView({ id, state })];
      events.observe(uploads);
      kinds.push(...events.change(uploads).events.map(({ kind }) => kind));
    }
    expect(kinds).toEqual(['started', 'done']);
  });

  it('is the end also of one that was over before it was looked at', () => {
    const events = new UploadEvents(0);
    const uploads = [uploadView({ id, state: 'done' })];
    events.observe(uploads);
    expect(events.change(uploads)).toMatchObject({ active: 0, percent: null, events: [{ kind: 'done' }] });
  });

  it('is of what is done together when all is, and of a failure at once', () => {
    const events = new UploadEvents(0);
    const kindsOf = (state: 'sending' | 'done', of: 'done' | 'failed'): string[] => {
      const uploads = [uploadView({ id, state: of }), uploadView({ id: other, state })];
      events.observe(uploads);
      return events.change(uploads).events.map(({ kind }) => kind);
    };
    expect(kindsOf('sending', 'done')).toEqual(['started']);
    expect(kindsOf('sending', 'failed')).toEqual(['failed']);
    expect(kindsOf('done', 'failed')).toEqual(['done', 'done']);
  });

  it('is not what an earlier life of the engine told, but that a file is asked for again', () => {
    const events = new UploadEvents(1);
    const uploads = [uploadView({ id, state: 'failed' }), uploadView({ id: other, state: 'file-needed' })];
    events.observe(uploads);
    expect(events.change(uploads)).toMatchObject({
      waiting: 2,
      events: [{ kind: 'file-needed', id: other }],
    });
  });

  it('holds the share of bytes that is through', () => {
    const uploads = [uploadView({ id, state: 'sending' })];
    expect(new UploadEvents(0).change(uploads)).toMatchObject({ active: 1, percent: 50, trouble: null });
  });

  it('holds what keeps all uploads from moving', () => {
    const trouble = { code: 'bucket_busy', message: 'The bucket is busy.', retryable: true } as const;
    const held = { ...uploadView({ id, state: 'sending' }), trouble };
    const moving = uploadView({ id: other, state: 'sending' });
    expect(new UploadEvents(0).change([held])).toMatchObject({ trouble });
    expect(new UploadEvents(0).change([held, moving])).toMatchObject({ trouble: null });
    expect(new UploadEvents(0).change([])).toMatchObject({ trouble: null });
  });
});
