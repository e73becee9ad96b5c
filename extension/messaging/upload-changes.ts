import type { UploadChanges } from '../../shared/messages/engine.ts';
import type { UploadView } from '../../shared/messages/upload-view.ts';

/**
 * Compares two lists of uploads, newest first. A view is never changed in place, so another object is another view.
 * @returns null where nothing is different
 */
export function changesBetween(
  before: readonly UploadView[],
  after: readonly UploadView[],
): UploadChanges | null {
  const known = new Map(before.map((view) => [view.id, view]));
  const changed = after.filter((view) => known.get(view.id) !== view);
  const sameOrder =
    before.length === after.length && before.every(({ id }, index) => id === after[index]?.id);
  if (sameOrder && changed.length === 0) return null;
  return { changed, order: sameOrder ? null : after.map(({ id }) => id) };
}

/** The list that comes of another by its changes; views that did not change stay the same objects. */
export function applyChanges(
  before: readonly UploadView[],
  { changed, order }: UploadChanges,
): readonly UploadView[] {
  const news = new Map(changed.map((view) => [view.id, view]));
  if (order === null) return before.map((view) => news.get(view.id) ?? view);
  const known = new Map(before.map((view) => [view.id, view]));
  return order.flatMap((id) => news.get(id) ?? known.get(id) ?? []);
}
