import { elementsOf } from './elements.ts';
import { type PageBytes, PageReadError } from './read-order.ts';

/**
 * Copies what an `img` of this address shows: its pixels, encoded anew as PNG. The last resort, for a picture that is
 * on the screen and can be fetched no more.
 * @throws {PageReadError} `gone` where no such picture is shown, `tainted` where it comes from elsewhere
 */
export async function copyPicture(url: string): Promise<PageBytes> {
  const shown = elementsOf(document, 'img')
    .filter((element) => element instanceof HTMLImageElement)
    .find(
      ({ currentSrc, src, complete, naturalWidth }) =>
        complete && naturalWidth > 0 && (currentSrc === url || src === url),
    );
  if (!shown) throw new PageReadError('gone');
  const canvas = document.createElement('canvas');
  canvas.width = shown.naturalWidth;
  canvas.height = shown.naturalHeight;
  canvas.getContext('2d')?.drawImage(shown, 0, 0);
  const blob = await encode(canvas);
  return {
    facts: { url, status: 200, contentType: blob.type, contentDisposition: null, size: blob.size },
    body: blob.stream(),
  };
}

/** @throws {PageReadError} `tainted` where the browser keeps the pixels from the page */
function encode(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    try {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new PageReadError('gone'))), 'image/png');
    } catch (error) {
      reject(new PageReadError('tainted', { cause: error }));
    }
  });
}
