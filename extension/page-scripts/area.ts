import type { PageArea } from '../../shared/messages/screenshot.ts';
import type { Corner } from '../screenshot/rectangle-between.ts';

export interface ViewSize {
  width: number;
  height: number;
}

/** The least side that an area gets by the keyboard, in CSS pixels. */
const LEAST = 16;

/** The middle half of what is seen: a beginning for the keyboard. */
export function startArea({ width, height }: ViewSize): PageArea {
  return { left: width / 4, top: height / 4, width: width / 2, height: height / 2 };
}

/** The area moved, as far as it stays in view. */
export function moved(area: PageArea, by: Corner, view: ViewSize): PageArea {
  return {
    ...area,
    left: Math.min(Math.max(0, area.left + by.x), view.width - area.width),
    top: Math.min(Math.max(0, area.top + by.y), view.height - area.height),
  };
}

/** The area with its lower right corner moved, as far as that stays in view. */
export function resized(area: PageArea, by: Corner, view: ViewSize): PageArea {
  return {
    ...area,
    width: Math.min(Math.max(LEAST, area.width + by.x), view.width - area.left),
    height: Math.min(Math.max(LEAST, area.height + by.y), view.height - area.top),
  };
}
