import type { ImageFormat, ImageOptions } from '../../shared/messages/image-options.ts';
import type { ImageKind } from './image-kind.ts';

/** Of formats that lose something: what the eye does not miss. */
const QUALITY = 0.88;

const TYPES = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
} as const;

type WrittenKind = keyof typeof TYPES;

/** The formats that this browser can write. */
export async function writableFormats(): Promise<ImageFormat[]> {
  const formats = ['webp', 'avif'] as const;
  const answers = await Promise.all(formats.map(canEncode));
  return formats.filter((_, index) => answers[index]);
}

async function canEncode(format: ImageFormat): Promise<boolean> {
  const canvas = new OffscreenCanvas(1, 1);
  canvas.getContext('2d');
  const { type } = await canvas.convertToBlob({ type: TYPES[format] });
  return type === TYPES[format];
}

/**
 * Writes a picture anew in the format and size that are wanted, turned as it is shown, with its pixels and nothing else.
 * @returns null where that is not wanted, or the browser cannot do it
 * @throws {DOMException} where the picture cannot be decoded, or is larger than a canvas
 */
export async function encodeImage(
  blob: Blob,
  kind: ImageKind,
  { format, longestSide }: ImageOptions,
): Promise<Blob | null> {
  if (format === 'keep' && longestSide === null) return null;
  const bitmap = await createImageBitmap(blob);
  try {
    const scale = Math.min(1, (longestSide ?? Infinity) / Math.max(bitmap.width, bitmap.height));
    const written = writtenKind(kind, format);
    if (scale === 1 && written === kind) return null;
    if (scale === 1 && format === 'keep') return null;
    const canvas = drawScaled(bitmap, scale);
    const encoded = await canvas.convertToBlob({ type: TYPES[written], quality: QUALITY });
    return encoded.type === TYPES[written] ? encoded : null;
  } finally {
    bitmap.close();
  }
}

/** A format that no browser writes becomes PNG, which loses nothing. */
function writtenKind(kind: ImageKind, format: ImageOptions['format']): WrittenKind {
  if (format !== 'keep') return format;
  return kind === 'jpeg' || kind === 'webp' ? kind : 'png';
}

/** Halves as often as it can first: a canvas looks at few pixels beside each other and would drop the rest. */
function drawScaled(bitmap: ImageBitmap, scale: number): OffscreenCanvas {
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  let source: ImageBitmap | OffscreenCanvas = bitmap;
  while (source.width >= 2 * width && source.height >= 2 * height) {
    source = draw(source, Math.ceil(source.width / 2), Math.ceil(source.height / 2));
  }
  return draw(source, width, height);
}

function draw(source: ImageBitmap | OffscreenCanvas, width: number, height: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new DOMException('There is no canvas of this size.', 'InvalidStateError');
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  return canvas;
}
