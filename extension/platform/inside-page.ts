import { browser } from 'wxt/browser';
import { SCROLL_ORDER, scrollOrderSchema, type ScrollOrder } from '../../shared/messages/screenshot.ts';
import { PAGE_QUESTION, type PageQuestion } from '../../shared/messages/page-look.ts';

/** What the extension's script in a page was asked, by {@link PAGE_QUESTION}. */
export function pageQuestion(): PageQuestion {
  // Chrome leaves out what is null on the way here.
  const question: unknown = Reflect.get(globalThis, PAGE_QUESTION);
  const asked = typeof question === 'object' && question !== null ? question : {};
  return {
    src: 'src' in asked && typeof asked.src === 'string' ? asked.src : null,
    targetElementId:
      'targetElementId' in asked && typeof asked.targetElementId === 'number' ? asked.targetElementId : null,
  };
}

/** What the extension's script that scrolls a page was told, by {@link SCROLL_ORDER}. */
export function scrollOrder(): ScrollOrder {
  return scrollOrderSchema.parse(Reflect.get(globalThis, SCROLL_ORDER));
}

/** The element that was right-clicked, where the browser tells: Firefox does. */
export function targetElement(id: number | null): Element | null {
  if (!import.meta.env.FIREFOX || id === null) return null;
  const menus: unknown = Reflect.get(browser, 'menus');
  const element = knowsTargets(menus) ? menus.getTargetElement(id) : null;
  return element instanceof Element ? element : null;
}

/** Firefox's `menus`, in a content script. */
function knowsTargets(menus: unknown): menus is { getTargetElement(id: number): unknown } {
  return typeof menus === 'object' && menus !== null && 'getTargetElement' in menus;
}

/** The shadow tree of an element, closed ones too. */
export function openShadow(element: Element): ShadowRoot | null {
  if (!(element instanceof HTMLElement)) return null;
  if (!import.meta.env.FIREFOX) return browser.dom.openOrClosedShadowRoot(element);
  const root: unknown = Reflect.get(element, 'openOrClosedShadowRoot');
  return root instanceof ShadowRoot ? root : null;
}
