import { pageViewSchema, type PageView, type ScrollOrder } from '../../shared/messages/screenshot.ts';
import { elementsOf } from './elements.ts';

/** What is remembered of a page between two orders: scripts of one extension share a world of globals there. */
interface Remembered {
  top: number;
  left: number;
  /** The style attributes that were changed. */
  styles: Map<Element, string | null>;
}

const REMEMBERED = 'pailScrolledPage';

/** A page that does not draw (its window is hidden) is not waited for longer, in milliseconds. */
const DRAWN_TIMEOUT_MS = 1000;

/** Answers one order of the extension's; each is a run of the script of its own. */
export async function scrollPage(order: ScrollOrder): Promise<PageView> {
  const before = remembered();
  switch (order.what) {
    case 'measure':
      unstick(before);
      break;
    case 'show':
      window.scrollTo({ top: order.top, behavior: 'instant' });
      // What turns up by scrolling is there before it is looked for.
      await drawn();
      showFixed(before, order);
      break;
    case 'restore':
      putBack(before);
  }
  await drawn();
  return pageViewSchema.parse(viewOf());
}

function viewOf(): PageView {
  const root = document.scrollingElement ?? document.documentElement;
  return {
    top: window.scrollY,
    pageHeight: Math.max(root.scrollHeight, root.clientHeight),
    width: root.clientWidth,
    height: root.clientHeight,
    windowWidth: window.innerWidth,
    scale: window.devicePixelRatio,
  };
}

function remembered(): Remembered {
  const known: unknown = Reflect.get(globalThis, REMEMBERED);
  if (isRemembered(known)) return known;
  const fresh = { top: window.scrollY, left: window.scrollX, styles: new Map<Element, string | null>() };
  Reflect.set(globalThis, REMEMBERED, fresh);
  return fresh;
}

function isRemembered(value: unknown): value is Remembered {
  return typeof value === 'object' && value !== null && 'styles' in value;
}

/** Has what sticks to an edge while the page scrolls stand where it belongs, so that it is seen once. */
function unstick(before: Remembered): void {
  for (const element of elementsOf(document, '*')) {
    if (getComputedStyle(element).position !== 'sticky') continue;
    setStyle(before, element, { position: 'relative', inset: 'auto' });
  }
}

/**
 * Has what stands still while the page scrolls be seen once: what stands above at the beginning of the page, what stands
 * below at its end.
 */
function showFixed(before: Remembered, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): void {
  for (const element of elementsOf(document, '*')) {
    if (getComputedStyle(element).position !== 'fixed') continue;
    const { top, bottom } = element.getBoundingClientRect();
    const isAbove = top + bottom <= window.innerHeight;
    const isSeen = isAbove ? isFirst : isLast;
    // Opacity, because a child cannot be seen in spite of it.
    if (!isSeen) setStyle(before, element, { opacity: '0', transition: 'none' });
    else if (before.styles.has(element)) takeBack(before, element);
  }
}

function setStyle(before: Remembered, element: Element, style: Readonly<Record<string, string>>): void {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return;
  if (!before.styles.has(element)) before.styles.set(element, element.getAttribute('style'));
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value, 'important');
}

function takeBack(before: Remembered, element: Element): void {
  const style = before.styles.get(element) ?? null;
  if (style === null) element.removeAttribute('style');
  else element.setAttribute('style', style);
  before.styles.delete(element);
}

function putBack(before: Remembered): void {
  for (const element of before.styles.keys()) takeBack(before, element);
  window.scrollTo({ top: before.top, left: before.left, behavior: 'instant' });
  Reflect.deleteProperty(globalThis, REMEMBERED);
}

/** Resolves when what changed is on the screen. */
async function drawn(): Promise<void> {
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  const late = new Promise((resolve) => setTimeout(resolve, DRAWN_TIMEOUT_MS));
  await Promise.race([frame().then(frame), late]);
}
