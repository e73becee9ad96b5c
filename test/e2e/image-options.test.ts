import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as pictures from '../../extension/images/testing/pictures.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { dropFiles } from '../browsers/drop-files.ts';
import { waitForEnd } from '../browsers/upload-row.ts';
import { startPail, type PailInBrowser } from './pail-in-browser.ts';

const { exif, joined, jpegSegment, latin1, pngChunk, riffChunk, SECRET } = pictures;

/** Draws a picture in the browser, of colours that tell all four corners apart; in Base64. */
async function draw(page: Page, type: string, width: number, height: number): Promise<Buffer> {
  const encoded = await page.evaluate(
    (type, width, height) => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width, height });
      const context = canvas.getContext('2d');
      for (let x = 0; x < width; x += 8) {
        for (let y = 0; y < height; y += 8) {
          if (context) context.fillStyle = `rgb(${(x * 5) % 256} ${(y * 7) % 256} ${(x + y) % 256})`;
          context?.fillRect(x, y, 8, 8);
        }
      }
      return canvas.toDataURL(type, 0.9);
    },
    type,
    width,
    height,
  );
  return Buffer.from(encoded.slice(encoded.indexOf(',') + 1), 'base64');
}

/** What a person sees of a picture: its size, and a hash of its pixels. */
async function look(
  page: Page,
  bytes: Uint8Array,
): Promise<{ width: number; height: number; pixels: string }> {
  const seen: unknown = await page.evaluate(async (base64) => {
    const answer = await fetch(`data:application/octet-stream;base64,${base64}`);
    const bitmap = await createImageBitmap(await answer.blob());
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
    const hash = await crypto.subtle.digest('SHA-256', data);
    return { width: bitmap.width, height: bitmap.height, pixels: [...new Uint8Array(hash)].join(' ') };
  }, Buffer.from(bytes).toString('base64'));
  return z.object({ width: z.number(), height: z.number(), pixels: z.string() }).parse(seen);
}

/** A picture as a camera writes it: turned by a quarter, with the secret in all that may hold it. */
const WITH_METADATA: Readonly<Record<string, (picture: Buffer) => Uint8Array>> = {
  'image/jpeg': (picture) =>
    joined(
      picture.subarray(0, 2),
      jpegSegment(0xe1, joined(latin1('Exif\0\0'), exif(6))),
      jpegSegment(0xed, latin1(`Photoshop 3.0\0${SECRET}`)),
      picture.subarray(2),
      latin1(SECRET),
    ),
  'image/png': (picture) =>
    joined(
      picture.subarray(0, 33),
      pngChunk('tEXt', latin1(`Comment\0${SECRET}`)),
      picture.subarray(33),
      latin1(SECRET),
    ),
  'image/webp': (picture) => {
    // Chromium writes the extended header by itself.
    const isExtended = picture.subarray(12, 16).toString() === 'VP8X';
    const features = Buffer.from(isExtended ? picture.subarray(12, 30) : pictures.webpFeatures(0));
    features.writeUInt8(features.readUInt8(8) | 0x0c, 8);
    features.writeUIntLE(159, 12, 3);
    features.writeUIntLE(95, 15, 3);
    const pixels = picture.subarray(isExtended ? 30 : 12);
    return pictures.webp(features, pixels, riffChunk('EXIF', exif(1)), riffChunk('XMP ', latin1(SECRET)));
  },
};

describe.each(browsersUnderTest)('pictures in %s', (name) => {
  let pail: PailInBrowser;
  let settings: Page;

  beforeAll(async () => {
    pail = await startPail(name);
    settings = await pail.browser.openExtensionPage('options.html');
    await (await settings.waitForSelector('[data-strip-metadata]:not(:checked)'))?.click();
    await settings.waitForSelector('[data-strip-metadata]:checked');
  });

  afterAll(() => pail.close());

  // The tests come in any order, and one of them converts.
  beforeEach(() => choose('keep', ''));

  async function choose(format: string, longestSide: string): Promise<void> {
    await settings.select('[data-image-format]', format);
    await settings.select('[data-longest-side]', longestSide);
    const stored = { format, longestSide: longestSide === '' ? null : Number(longestSide) };
    await settings.waitForFunction(`(async () => {
      const { preferences } = await (globalThis.browser ?? chrome).storage.local.get('preferences');
      return Object.entries(${JSON.stringify(stored)}).every(([name, value]) => preferences?.images?.[name] === value);
    })()`);
  }

  async function upload(filename: string, bytes: Uint8Array): ReturnType<typeof waitForEnd> {
    const file = path.join(pail.directory, filename);
    await writeFile(file, bytes);
    await dropFiles(pail.browser, pail.popup, '[data-drop-area]', [file]);
    return waitForEnd(pail.popup, filename);
  }

  async function stored(link: string | null): Promise<Buffer> {
    return Buffer.from(await (await fetch(link ?? '')).arrayBuffer());
  }

  it.each([
    ['image/jpeg', 'photo.jpg'],
    ['image/png', 'shot.png'],
    ['image/webp', 'photo.webp'],
  ])('lose location and camera data, and no pixel: %s', async (type, filename) => {
    const withMetadata = WITH_METADATA[type]?.(await draw(pail.popup, type, 160, 96)) ?? new Uint8Array();
    const row = await upload(filename, withMetadata);
    expect(row).toMatchObject({ state: 'done', error: null });
    const bytes = await stored(row.link);
    expect(bytes.includes(SECRET)).toBe(false);
    expect(bytes.length).toBeLessThan(withMetadata.length);
    expect(await look(pail.popup, bytes)).toEqual(await look(pail.popup, withMetadata));
  });

  it('are not uploaded where nobody can tell what of them is metadata', async () => {
    const objects = await pail.backend.bucket.list();
    const row = await upload(
      'broken.jpg',
      joined(Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0xff, 0), latin1(SECRET)),
    );
    expect(row).toMatchObject({ state: 'failed', errorCode: 'metadata_not_removable' });
    expect(row.error).toMatch(/turn the removal off/);
    expect(await pail.backend.bucket.list()).toEqual(objects);
  });

  it('are converted and made smaller, turned as they are shown', async () => {
    await choose('webp', '1280');
    const photo =
      WITH_METADATA['image/jpeg']?.(await draw(pail.popup, 'image/jpeg', 1600, 800)) ?? new Uint8Array();
    const file = path.join(pail.directory, 'wide.jpg');
    await writeFile(file, photo);
    await dropFiles(pail.browser, pail.popup, '[data-drop-area]', [file]);
    const row = await waitForEnd(pail.popup, 'wide.webp');
    expect(row).toMatchObject({ state: 'done', error: null });
    const bytes = await stored(row.link);
    expect(bytes.subarray(8, 12).toString()).toBe('WEBP');
    expect(bytes.includes(SECRET)).toBe(false);
    // Orientation 6 shows it upright.
    expect(await look(pail.popup, bytes)).toMatchObject({ width: 640, height: 1280 });
  });
});
