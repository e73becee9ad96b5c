import { assert, boolean, constantFrom, property, tuple, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uploadView } from '../upload/testing/upload-view.ts';
import { applyChanges, changesBetween } from './upload-changes.ts';

const IDS = Array.from({ length: 6 }, () => crypto.randomUUID());

/** A list of uploads in any order and state, of which some are as they were in `before`. */
const someList = uniqueArray(tuple(constantFrom(...IDS), constantFrom('sending', 'done')), {
  selector: ([id]) => id,
}).map((entries) => entries.map(([id, state]) => uploadView({ id, state })));

describe('changes of a list of uploads', () => {
  it('are none where all views are the same objects in the same order', () => {
    const list = IDS.map((id) => uploadView({ id, state: 'sending' }));
    expect(changesBetween(list, [...list])).toBeNull();
  });

  it('name only what changed', () => {
    const list = IDS.map((id) => uploadView({ id, state: 'sending' }));
    const done = uploadView({ id: IDS[2] ?? '', state: 'done' });
    expect(changesBetween(list, list.with(2, done))).toEqual({ changed: [done], order: null });
  });

  it('make the one list of the other', () => {
    assert(
      property(someList, someList, boolean(), (before, fresh, keeps) => {
        const known = new Map(before.map((view) => [view.id, view]));
        const after = keeps ? fresh.map((view) => known.get(view.id) ?? view) : fresh;
        const changes = changesBetween(before, after);
        expect(changes ? applyChanges(before, changes) : before).toEqual(after);
      }),
    );
  });

  it('keep the views that did not change, so that they are not drawn again', () => {
    const list = IDS.map((id) => uploadView({ id, state: 'sending' }));
    const added = uploadView({ id: crypto.randomUUID(), state: 'waiting' });
    const changes = changesBetween(list, [added, ...list]);
    const applied = changes && applyChanges(list, changes);
    expect(applied?.[1]).toBe(list[0]);
  });
});
