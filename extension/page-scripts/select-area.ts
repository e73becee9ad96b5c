import type { PageArea } from '../../shared/messages/screenshot.ts';
import { rectangleBetween, type Corner } from '../screenshot/rectangle-between.ts';
import { moved, resized, startArea, type ViewSize } from './area.ts';
import { importantStyle as style } from './important-style.ts';

/** What is said of the selection. */
export interface AreaTexts {
  /** Of the whole: what to do, and the keys. */
  help: string;
  /** How large the area is. */
  size: (area: PageArea) => string;
}

/** Fewer pixels are a slip of the hand, no selection. */
const LEAST_SIDE = 4;

/** CSS pixels that a press of an arrow key moves; with Control a single one. */
const STEP = 16;

const ARROWS: Readonly<Record<string, Corner>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * Has the person mark a part of what is seen, by dragging or by the keyboard: arrows move the area, with Shift they
 * change its size, Enter takes it. The page can neither read nor change what is drawn over it.
 * @returns null where they gave up, by Escape or by leaving the page
 */
export function selectArea({ help, size }: AreaTexts): Promise<PageArea | null> {
  const { host, frame, words } = draw(help);
  const view = (): ViewSize => ({ width: window.innerWidth, height: window.innerHeight });
  const before = document.activeElement;
  let from: Corner | null = null;
  let area = startArea(view());

  const show = (): void => {
    style(frame, {
      left: `${area.left}px`,
      top: `${area.top}px`,
      width: `${area.width}px`,
      height: `${area.height}px`,
    });
    words.textContent = size(area);
  };

  return new Promise((resolve) => {
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true };
    const end = async (result: PageArea | null): Promise<void> => {
      listening.abort();
      host.remove();
      if (before instanceof HTMLElement) before.focus();
      // The picture is taken when nothing of this is on the screen any more.
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      resolve(result);
    };
    window.addEventListener(
      'keydown',
      (event) => {
        event.stopImmediatePropagation();
        if (event.key === 'Tab') event.preventDefault();
        if (event.key === 'Escape') void end(null);
        if (event.key === 'Enter') void end(area);
        const direction = ARROWS[event.key];
        if (!direction) return;
        event.preventDefault();
        const step = event.ctrlKey ? 1 : STEP;
        const by = { x: direction.x * step, y: direction.y * step };
        area = event.shiftKey ? resized(area, by, view()) : moved(area, by, view());
        show();
      },
      options,
    );
    host.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      host.setPointerCapture(event.pointerId);
      from = { x: event.clientX, y: event.clientY };
    });
    host.addEventListener('pointermove', ({ clientX, clientY }) => {
      if (!from) return;
      area = rectangleBetween(from, { x: clientX, y: clientY }, view());
      show();
    });
    host.addEventListener('pointerup', () => {
      from = null;
      if (Math.min(area.width, area.height) >= LEAST_SIDE) void end(area);
    });
    host.addEventListener('pointercancel', () => {
      from = null;
    });
    window.addEventListener('pagehide', () => resolve(null), options);
    show();
    host.focus();
  });
}

/** Draws into a closed shadow tree, above all that the page has. */
function draw(help: string): { host: HTMLElement; frame: HTMLElement; words: HTMLElement } {
  const host = document.createElement('div');
  host.tabIndex = 0;
  host.setAttribute('role', 'application');
  host.setAttribute('aria-label', help);
  host.popover = 'manual';
  style(host, {
    all: 'initial',
    position: 'fixed',
    inset: '0',
    width: '100vw',
    height: '100vh',
    'max-width': 'none',
    'max-height': 'none',
    overflow: 'hidden',
    cursor: 'crosshair',
    'touch-action': 'none',
    'z-index': '2147483647',
  });
  const root = host.attachShadow({ mode: 'closed' });
  const frame = document.createElement('div');
  style(frame, {
    position: 'absolute',
    'box-sizing': 'border-box',
    outline: '2px solid #ffffff',
    border: '1px dashed #1f5fd6',
    'box-shadow': '0 0 0 100vmax rgb(0 0 0 / 45%)',
  });
  const note = document.createElement('div');
  style(note, {
    position: 'absolute',
    inset: 'auto 0 16px 0',
    width: 'fit-content',
    'max-width': '90%',
    margin: '0 auto',
    padding: '8px 12px',
    'border-radius': '8px',
    background: '#171719',
    color: '#ededee',
    font: '13px/1.45 system-ui, sans-serif',
    'text-align': 'center',
  });
  note.textContent = help;
  const words = document.createElement('div');
  words.setAttribute('role', 'status');
  note.append(words);
  root.append(frame, note);
  document.documentElement.append(host);
  host.showPopover();
  return { host, frame, words };
}
