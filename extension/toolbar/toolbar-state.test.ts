import { describe, expect, it } from 'vitest';
import type { UploadEvent, UploadsChanged } from '../../shared/messages/background-calls.ts';
import { IDLE, nextToolbarState, type ToolbarState } from './toolbar-state.ts';

const REST: UploadsChanged = { active: 0, percent: null, waiting: 0, trouble: null, events: [] };

const event = (kind: UploadEvent['kind']): UploadEvent => ({
  kind,
  id: '11111111-1111-4111-8111-111111111111',
  name: 'cat.png',
  file: null,
  error: null,
  notify: false,
});

const after = (before: ToolbarState, change: Partial<UploadsChanged>) =>
  nextToolbarState(before, { ...REST, ...change });

const ATTENTION: ToolbarState = { kind: 'attention', waiting: 1, trouble: null };

describe('what the toolbar tells', () => {
  it('is how far the uploads are, in few steps', () => {
    expect(after(IDLE, { active: 2, percent: 50.3 })).toEqual({ kind: 'busy', active: 2, step: 12 });
    expect(after(IDLE, { active: 2, percent: 51.9 })).toEqual({ kind: 'busy', active: 2, step: 12 });
    expect(after(IDLE, { active: 1, percent: null })).toEqual({ kind: 'busy', active: 1, step: null });
  });

  it('is that they are done, until something else happens', () => {
    const done = after({ kind: 'busy', active: 1, step: 24 }, { events: [event('done')] });
    expect(done).toEqual({ kind: 'done', files: 1 });
    expect(after(done, {})).toBe(done);
    expect(after(done, { active: 1, percent: 0 })).toMatchObject({ kind: 'busy' });
  });

  it('is that the person is needed, where one failed or its file is asked for again', () => {
    expect(after(IDLE, { waiting: 1, events: [event('done'), event('failed')] })).toEqual(ATTENTION);
    expect(after(IDLE, { waiting: 1, events: [event('file-needed')] })).toEqual(ATTENTION);
  });

  it('stays so while it is true', () => {
    expect(after(ATTENTION, { waiting: 2 })).toEqual({ ...ATTENTION, waiting: 2 });
    expect(after(ATTENTION, { waiting: 0 })).toEqual(IDLE);
  });

  it('does not come back for what the person has seen', () => {
    expect(after(IDLE, { waiting: 1 })).toEqual(IDLE);
    expect(after(IDLE, { waiting: 1, events: [event('done')] })).toMatchObject({ kind: 'done' });
  });

  it('is what holds up the uploads, and that they go on again', () => {
    const trouble = { code: 'backend_unreachable', message: 'It is off.', retryable: true } as const;
    const held = after(IDLE, { active: 1, percent: 10, trouble });
    expect(held).toEqual({ kind: 'attention', waiting: 0, trouble });
    expect(after(held, { active: 1, percent: 10 })).toMatchObject({ kind: 'busy' });
  });
});
