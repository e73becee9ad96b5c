/** A rectangle of a page's view, in CSS pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface ViewSize {
  width: number;
  height: number;
}

/** Between the drop target and the edges of the view, in CSS pixels. */
const MARGIN = 12;

/**
 * Where the drop target stands: amid the right edge, or where the first free place of the edges is that the page's own drop
 * zone leaves.
 * @param zone where the page itself takes what is dragged; null where it does not, or one that fills the view
 */
export function placeAtEdge(size: ViewSize, view: ViewSize, zone: Box | null): Box {
  const right = view.width - size.width - MARGIN;
  const bottom = view.height - size.height - MARGIN;
  const middle = (view.height - size.height) / 2;
  const places = [
    [right, middle],
    [right, bottom],
    [right, MARGIN],
    [MARGIN, middle],
    [MARGIN, bottom],
    [MARGIN, MARGIN],
  ].map(([left = 0, top = 0]) => ({ left: Math.max(0, left), top: Math.max(0, top), ...size }));
  const [first = { left: 0, top: 0, ...size }] = places;
  return places.find((place) => zone === null || !overlap(place, zone)) ?? first;
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}
