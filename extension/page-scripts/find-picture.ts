import type { FoundPicture } from '../../shared/messages/page-look.ts';
import { bestPicture } from './best-picture.ts';
import { elementsOf } from './elements.ts';

/** Gives an element's shadow tree, which only the browser can open where it is closed. */
export type ShadowOpener = (element: Element) => ShadowRoot | null;

/** The largest version of the picture that the page shows by this address. */
export function findByAddress(src: string): FoundPicture {
  const image = elementsOf(document, 'img')
    .filter((element) => element instanceof HTMLImageElement)
    .find((element) => element.currentSrc === src || element.src === src);
  return image ? { found: 'address', url: bestPicture(image) } : null;
}

/**
 * The picture at a place: the element's own, one that lies under it, or one of what it stands in.
 * @param clicked the element that was clicked; null to take the one under the pointer
 */
export async function findAtPointer(clicked: Element | null, open: ShadowOpener): Promise<FoundPicture> {
  const top = clicked ?? hovered(document, open);
  if (!top) return null;
  const { left, top: above, width, height } = top.getBoundingClientRect();
  const below = document.elementsFromPoint(left + width / 2, above + height / 2);
  for (const element of [...ancestors(top), ...below]) {
    const picture = await pictureOf(element);
    if (picture) return picture;
  }
  return null;
}

function hovered(root: Document | ShadowRoot, open: ShadowOpener): Element | null {
  const deepest = [...root.querySelectorAll(':hover')].at(-1);
  if (!deepest) return null;
  const shadow = open(deepest);
  return (shadow && hovered(shadow, open)) ?? deepest;
}

/** The element, and what it stands in, out of shadow trees too. */
function ancestors(element: Element): Element[] {
  const root = element.getRootNode();
  const parent = element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  return parent ? [element, ...ancestors(parent)] : [element];
}

async function pictureOf(element: Element): Promise<FoundPicture> {
  if (element instanceof HTMLImageElement) return address(bestPicture(element));
  if (element instanceof HTMLCanvasElement) return canvasPicture(element);
  if (element instanceof SVGSVGElement) return address(drawingUrl(element));
  if (element instanceof HTMLVideoElement && element.poster !== '') return address(element.poster);
  if (element instanceof HTMLInputElement && element.type === 'image') return address(element.src);
  const inside = element.querySelector(':scope > img, :scope > picture > img');
  if (inside instanceof HTMLImageElement) return address(bestPicture(inside));
  return background(element);
}

function address(url: string): FoundPicture {
  return url === '' ? null : { found: 'address', url };
}

function canvasPicture(canvas: HTMLCanvasElement): Promise<FoundPicture> {
  return new Promise((resolve) => {
    try {
      canvas.toBlob((blob) => resolve(blob ? address(URL.createObjectURL(blob)) : null), 'image/png');
    } catch {
      resolve({ found: 'tainted' });
    }
  });
}

/** A drawing that stands in the page, as a file. */
function drawingUrl(drawing: SVGSVGElement): string {
  const text = new XMLSerializer().serializeToString(drawing);
  return URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
}

/** The sharpest of the pictures that CSS puts behind an element. */
function background(element: Element): FoundPicture {
  const styles = [null, '::before', '::after'].map((part) => getComputedStyle(element, part));
  const pictures = styles.flatMap(({ backgroundImage }) =>
    [...backgroundImage.matchAll(/url\("((?:[^"\\]|\\.)*)"\)(?:\s+(\d+(?:[.]\d+)?)(?:dppx|x))?/g)].map(
      ([, url = '', sharpness = '1']) => ({
        url: url.replaceAll(/\\(.)/g, '$1'),
        sharpness: Number(sharpness),
      }),
    ),
  );
  const sharpest = pictures.toSorted((one, other) => other.sharpness - one.sharpness)[0];
  return sharpest ? address(sharpest.url) : null;
}
