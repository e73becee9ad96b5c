import { browser } from 'wxt/browser';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import { type DropTargetOrder, pageDragSchema, type TargetNews } from '../../shared/messages/page-drag.ts';
import { writeDragged } from '../settings/dragged-things.ts';

/**
 * Remembers what is dragged in pages, and passes on what their frames tell of it to the document that shows the drop
 * target. To be called while the background starts.
 */
export function servePageDrags(): void {
  browser.runtime.onMessage.addListener((message: unknown, { id, tab, frameId = 0 }) => {
    const drag = pageDragSchema.safeParse(message);
    if (!drag.success || id !== browser.runtime.id || tab?.id === undefined) return undefined;
    const { data } = drag;
    if (data.pageDrag === 'started') {
      writeDragged(tab.id, { frameId, thing: data.thing }).catch(reportDefect);
    } else {
      orderDropTarget(tab.id, { dropTarget: 'drag', drag: data.pageDrag });
    }
    return undefined;
  });
}

/** Tells the page in which a drop target stands what it does. */
export function passOnNews(tabId: number, news: TargetNews): void {
  orderDropTarget(tabId, { dropTarget: 'news', news });
}

/** Takes the drop target off all pages that are open. */
export async function removeDropTargets(): Promise<void> {
  const tabs = await browser.tabs.query({});
  for (const { id } of tabs) {
    if (id !== undefined) browser.tabs.sendMessage(id, { dropTarget: 'off' }).catch(ignoreDeaf);
  }
}

function orderDropTarget(tabId: number, order: DropTargetOrder): void {
  browser.tabs.sendMessage(tabId, order, { frameId: 0 }).catch(ignoreDeaf);
}

/** A document without the script, or one that is gone, has no drop target to order about. */
function ignoreDeaf(): void {}
