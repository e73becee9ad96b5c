import { browser } from 'wxt/browser';
import type { DropTargetOrder, PageDrag } from '../../shared/messages/page-drag.ts';

/** The address of the drop target's page, for the frame that shows it. To be called in a page's document. */
export function dropTargetAddress(): string {
  return browser.runtime.getURL('/drop-target.html');
}

/** Tells the background of a drag. @param onGone called where Pail was updated or taken away: nobody listens any more */
export function tellOfDrag(drag: PageDrag, onGone: () => void): void {
  try {
    browser.runtime.sendMessage(drag).catch(() => {
      // Nobody answers: it is a message, no question. Where Pail is gone the next one throws.
    });
  } catch {
    onGone();
  }
}

/** Calls back with what the background orders a page's document. */
export function listenForOrders(onOrder: (order: DropTargetOrder) => void): void {
  browser.runtime.onMessage.addListener((message: unknown) => {
    const order = orderOf(message);
    if (order) onOrder(order);
  });
}

/** Read by hand: this runs in every document, where a library for schemas would weigh more than all the rest. */
function orderOf(message: unknown): DropTargetOrder | null {
  if (typeof message !== 'object' || message === null || !('dropTarget' in message)) return null;
  if (message.dropTarget === 'off') return { dropTarget: 'off' };
  if (message.dropTarget === 'drag' && 'drag' in message) {
    const drag = DRAGS.find((each) => each === message.drag);
    return drag ? { dropTarget: 'drag', drag } : null;
  }
  if (message.dropTarget !== 'news' || !('news' in message)) return null;
  const news = NEWS.find((each) => each === message.news);
  return news ? { dropTarget: 'news', news } : null;
}

const DRAGS = ['over', 'ended'] as const;
const NEWS = ['over', 'taken', 'failed', 'finished'] as const;
