import type { DropTargetOrder, PageDrag } from '../../../shared/messages/page-drag.ts';
import { draggedThing, isTaken } from './dragged-thing.ts';
import type { Box } from './edge.ts';
import { FrameAtEdge } from './frame-at-edge.ts';
import { TargetPresence } from './presence.ts';

/** The way to the extension, and what it is called. */
export interface DropTargetTools {
  /** The address of the page that is shown as the target. */
  address: string;
  title: string;
  tell: (drag: PageDrag) => void;
  /** Calls back with what the background orders. */
  listen: (onOrder: (order: DropTargetOrder) => void) => void;
}

/** Milliseconds between two looks, and between two words of a frame about the same drag. */
const PAUSE_MS = 300;

/**
 * Watches what is dragged in one document of a tab. The tab's own document shows the drop target; a frame tells of what
 * is over it, since a page hears nothing of that.
 * @returns ends it
 */
export function watchDrags(tools: DropTargetTools): () => void {
  const listening = new AbortController();
  const options = { signal: listening.signal, capture: true };
  const isTop = window === window.top;
  const { over, ended, told } = isTop ? showTarget(tools, listening.signal) : tellOfFrame(tools);
  tools.listen((order) => {
    if (listening.signal.aborted) return;
    if (order.dropTarget === 'off') listening.abort();
    else told(order);
  });

  const onDrag = (event: DragEvent): void => {
    if (isTaken(event.dataTransfer)) over(event);
  };
  window.addEventListener('dragenter', onDrag, options);
  window.addEventListener('dragover', onDrag, options);
  window.addEventListener('drop', ended, options);
  window.addEventListener('dragend', ended, options);
  // Not while it is captured: the page may yet decide what is dragged.
  window.addEventListener(
    'dragstart',
    (event) => {
      const thing = event.isTrusted ? draggedThing(event) : null;
      if (thing) tools.tell({ pageDrag: 'started', thing });
    },
    { signal: listening.signal },
  );
  return () => listening.abort();
}

interface DragListener {
  over: (event: DragEvent) => void;
  ended: () => void;
  /** Of what the background passed on; a frame is told nothing. */
  told: (order: Exclude<DropTargetOrder, { dropTarget: 'off' }>) => void;
}

function tellOfFrame({ tell }: DropTargetTools): DragListener {
  let toldAt = -PAUSE_MS;
  return {
    over: () => {
      const now = performance.now();
      if (now - toldAt < PAUSE_MS) return;
      toldAt = now;
      tell({ pageDrag: 'over' });
    },
    ended: () => tell({ pageDrag: 'ended' }),
    told: () => {},
  };
}

function showTarget({ address, title }: DropTargetTools, signal: AbortSignal): DragListener {
  let frame: FrameAtEdge | null = null;
  let looking: ReturnType<typeof setInterval> | undefined;
  const presence = new TargetPresence({
    show: () => {
      frame = new FrameAtEdge(address, title);
      frame.show();
      looking = setInterval(() => presence.look(performance.now()), PAUSE_MS);
    },
    widen: () => frame?.widen(),
    hide: () => {
      frame?.remove();
      frame = null;
      clearInterval(looking);
    },
  });
  signal.addEventListener('abort', () => presence.hide());
  // By now the page has said whether it takes what is dragged there.
  window.addEventListener(
    'dragover',
    (event) => {
      const zone = event.defaultPrevented ? zoneOf(event.target) : null;
      if (zone) frame?.avoid(zone);
    },
    { signal },
  );
  return {
    over: () => presence.over(performance.now()),
    ended: () => presence.ended(),
    told: (order) => presence.told(order, performance.now()),
  };
}

/** The place at which the page takes what is dragged; null where that is all of it. */
function zoneOf(target: EventTarget | null): Box | null {
  if (!(target instanceof Element) || target === document.documentElement || target === document.body)
    return null;
  const { left, top, width, height } = target.getBoundingClientRect();
  return { left, top, width, height };
}
