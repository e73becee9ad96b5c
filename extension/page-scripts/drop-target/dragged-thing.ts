import type { DraggedThing } from '../../../shared/messages/page-drag.ts';
import { bestPicture } from '../best-picture.ts';

/** What is dragged when a drag begins in a page; null for text, and what has no address. */
export function draggedThing(event: DragEvent): DraggedThing | null {
  const address = event.dataTransfer?.getData('text/uri-list') ?? '';
  if (address === '') return null;
  const path = event.composedPath().filter((target) => target instanceof Element);
  const about = { address, pageUrl: location.href };
  // A picture that is a link is dragged as a picture.
  const image = pictureIn(path);
  if (image) return { ...about, kind: 'image', url: bestPicture(image) };
  const link = path.find((element) => element instanceof HTMLAnchorElement);
  return link ? { ...about, kind: 'link', url: link.href } : null;
}

/** The picture that was taken hold of; browsers name the link that it stands in, where there is one. */
function pictureIn(path: readonly Element[]): HTMLImageElement | null {
  const [first] = path;
  if (first instanceof HTMLImageElement) return first;
  if (!(first instanceof HTMLAnchorElement)) return null;
  const inside = first.querySelector('img');
  return inside && first.textContent.trim() === '' ? inside : null;
}

/** Whether the drop target takes what is dragged: files, or a link or picture of a page. */
export function isTaken(transfer: DataTransfer | null): boolean {
  return transfer !== null && transfer.types.some((type) => type === 'Files' || type === 'text/uri-list');
}
