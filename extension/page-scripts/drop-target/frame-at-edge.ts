import { importantStyle } from '../important-style.ts';
import { placeAtEdge, type Box } from './edge.ts';

/** In CSS pixels. */
const SIZE = { width: 200, height: 96 };
const WIDE = { width: 320, height: 168 };

/**
 * The drop target in its page: a frame of the extension's own in a closed shadow tree, so that the page can neither read
 * it, nor reach it to lead it elsewhere.
 */
export class FrameAtEdge {
  private readonly address: string;
  private readonly host = document.createElement('div');
  private size = SIZE;
  private zone: Box | null = null;

  /** @param address of the page of the extension that is shown */
  constructor(address: string, title: string) {
    this.address = address;
    const frame = document.createElement('iframe');
    frame.src = this.address;
    frame.title = title;
    importantStyle(frame, { width: '100%', height: '100%', border: '0', 'color-scheme': 'auto' });
    this.host.attachShadow({ mode: 'closed' }).append(frame);
    this.host.popover = 'manual';
  }

  show(): void {
    this.place();
    document.documentElement.append(this.host);
    // Above all that the page has, its dialogs too.
    this.host.showPopover();
  }

  widen(): void {
    this.size = WIDE;
    this.place();
  }

  /** Leaves room for where the page itself takes what is dragged. */
  avoid(zone: Box): void {
    this.zone = zone;
    this.place();
  }

  remove(): void {
    this.host.remove();
  }

  private place(): void {
    const view = { width: window.innerWidth, height: window.innerHeight };
    const { left, top, width, height } = placeAtEdge(this.size, view, this.zone);
    importantStyle(this.host, {
      all: 'initial',
      position: 'fixed',
      inset: `${top}px auto auto ${left}px`,
      width: `${width}px`,
      height: `${height}px`,
      'max-width': '100vw',
      overflow: 'hidden',
      padding: '0',
      border: '0',
      'border-radius': '12px',
      'box-shadow': '0 4px 16px rgb(0 0 0 / 28%)',
      'z-index': '2147483647',
    });
  }
}
