import type { ErrorValue } from '../../shared/errors/pail-error.ts';
import type { UploadsChanged } from '../../shared/messages/background-calls.ts';

/** The ring of a busy icon moves in so many steps: more could not be told apart at 16 pixels. */
export const RING_STEPS = 25;

/** What the toolbar's icon tells. */
export type ToolbarState =
  | { kind: 'idle' }
  /** `step`: how full the ring is, of {@link RING_STEPS}; null while that is not known. */
  | { kind: 'busy'; active: number; step: number | null }
  | { kind: 'done'; files: number }
  /** `trouble`: what holds up the uploads that run; null where so many uploads wait for the person. */
  | { kind: 'attention'; waiting: number; trouble: ErrorValue | null };

export const IDLE: ToolbarState = { kind: 'idle' };

/** What the toolbar tells after a change, given what it told before. */
export function nextToolbarState(before: ToolbarState, change: UploadsChanged): ToolbarState {
  const { active, percent, waiting, trouble, events } = change;
  if (active > 0) {
    if (trouble) return { kind: 'attention', waiting: 0, trouble };
    const step = percent === null ? null : Math.floor((percent / 100) * RING_STEPS);
    return { kind: 'busy', active, step };
  }
  const needsPerson = events.some(({ kind }) => kind === 'failed' || kind === 'file-needed');
  if (needsPerson || (before.kind === 'attention' && before.trouble === null && waiting > 0)) {
    return { kind: 'attention', waiting, trouble: null };
  }
  const files = events.filter(({ kind }) => kind === 'done').length;
  if (files > 0) return { kind: 'done', files };
  return before.kind === 'done' ? before : IDLE;
}
