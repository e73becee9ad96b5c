export interface ImageSize {
  width: number;
  height: number;
}

/**
 * Reads an image's size in pixels from its first bytes: of PNG, GIF and WebP, which placeholders are made of.
 * @returns null where they do not tell
 */
export function imageSize(type: string, head: Uint8Array): ImageSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (type === 'image/png' && head.length >= 24) {
    return { width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (type === 'image/gif' && head.length >= 10) {
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  if (type === 'image/webp' && head.length >= 30) return webpSize(view);
  return null;
}

/** @see https://developers.google.com/speed/webp/docs/riff_container */
function webpSize(view: DataView): ImageSize | null {
  switch (String.fromCharCode(view.getUint8(15))) {
    // Lossy: 14 bits each.
    case ' ':
      return { width: view.getUint16(26, true) % 0x4000, height: view.getUint16(28, true) % 0x4000 };
    // Lossless: 14 bits each, one less.
    case 'L': {
      const bits = view.getUint32(21, true);
      return { width: (bits % 0x4000) + 1, height: (Math.floor(bits / 0x4000) % 0x4000) + 1 };
    }
    // Extended: 24 bits each, one less.
    case 'X':
      return {
        width: view.getUint16(24, true) + view.getUint8(26) * 0x1_0000 + 1,
        height: view.getUint16(27, true) + view.getUint8(29) * 0x1_0000 + 1,
      };
    default:
      return null;
  }
}
