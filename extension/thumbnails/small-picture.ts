/**
 * Makes a square picture of the middle of another.
 * @param side in pixels
 * @returns a `data:` address of a few kilobytes
 * @throws where the bytes are no picture that the browser knows
 */
export async function smallPicture(bytes: Blob, side: number): Promise<string> {
  const picture = await createImageBitmap(bytes);
  try {
    const context = new OffscreenCanvas(side, side).getContext('2d');
    if (!context) throw new Error('This browser draws no pictures.');
    const edge = Math.min(picture.width, picture.height);
    const [left, top] = [(picture.width - edge) / 2, (picture.height - edge) / 2];
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, left, top, edge, edge, 0, 0, side, side);
    return await dataUrl(await context.canvas.convertToBlob({ type: 'image/webp', quality: 0.8 }));
  } finally {
    picture.close();
  }
}

function dataUrl(bytes: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      if (typeof reader.result === 'string') resolve(reader.result);
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('Nothing could be read.')));
    reader.readAsDataURL(bytes);
  });
}
