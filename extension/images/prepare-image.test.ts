import { describe, expect, it, vi } from 'vitest';
import { UNTOUCHED_IMAGES, type ImageOptions } from '../../shared/messages/image-options.ts';
import type { SourceContent } from '../upload/source.ts';
import { prepareImage, type ImageEncoder } from './prepare-image.ts';
import * as pictures from './testing/pictures.ts';

const WEBP: ImageOptions = { ...UNTOUCHED_IMAGES, format: 'webp' };
const STRIP: ImageOptions = { ...UNTOUCHED_IMAGES, stripMetadata: true };

function file(name: string, contentType: string, bytes: Uint8Array<ArrayBuffer>): SourceContent {
  return { blob: new Blob([bytes], { type: contentType }), name, contentType };
}

const encoded = new Blob(['other bytes'], { type: 'image/webp' });
const encode: ImageEncoder = () => Promise.resolve(encoded);
const fail: ImageEncoder = () => Promise.reject(new DOMException('damaged', 'InvalidStateError'));

const gif = (frames: number): Uint8Array<ArrayBuffer> => {
  const frame = Uint8Array.of(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 0x44, 0);
  const control = Uint8Array.of(0x21, 0xf9, 4, 0, 0, 0, 0, 0);
  const images = Array.from({ length: frames }, () => pictures.joined(control, frame));
  return pictures.joined(pictures.latin1('GIF89a'), new Uint8Array(7), ...images, Uint8Array.of(0x3b));
};

describe('preparing a picture', () => {
  it('gives what is converted its new type and extension', async () => {
    const prepared = await prepareImage(file('a.b.JPG', 'image/jpeg', pictures.photo(1)), WEBP, encode);
    expect(prepared).toEqual({ blob: encoded, name: 'a.b.webp', contentType: 'image/webp' });
  });

  it.each([
    ['a GIF that moves', file('a.gif', 'image/gif', gif(2))],
    [
      'an APNG',
      file(
        'a.png',
        'image/png',
        pictures.joined(
          pictures.PNG_SEEN.head,
          pictures.pngChunk('acTL', new Uint8Array(8)),
          ...pictures.PNG_SEEN.rest,
        ),
      ),
    ],
    ['a WebP that moves', file('a.webp', 'image/webp', pictures.webp(pictures.webpFeatures(0x02)))],
    ['an SVG', file('a.svg', 'image/svg+xml', pictures.latin1('<svg/>'))],
    ['what is no picture', file('a.mp4', 'video/mp4', pictures.latin1('\0\0\0\u0018ftypisom12345678'))],
  ])('does not convert %s', async (_, content) => {
    const encode = vi.fn<ImageEncoder>();
    expect(await prepareImage(content, WEBP, encode)).toBeNull();
    expect(encode).not.toHaveBeenCalled();
  });

  it('converts a GIF that stands still', async () => {
    expect(await prepareImage(file('a.gif', 'image/gif', gif(1)), WEBP, encode)).toMatchObject({
      name: 'a.webp',
    });
  });

  it('leaves a damaged picture as it is, unless its metadata is to go', async () => {
    const damaged = file('a.jpg', 'image/jpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0x00, 1));
    expect(await prepareImage(damaged, WEBP, fail)).toBeNull();
    await expect(prepareImage(damaged, { ...WEBP, stripMetadata: true }, fail)).rejects.toMatchObject({
      code: 'metadata_not_removable',
    });
  });

  it('strips by its bytes a picture whose type says nothing of it', async () => {
    const prepared = await prepareImage(
      file('a', 'application/octet-stream', pictures.photo(1)),
      STRIP,
      fail,
    );
    expect(await prepared?.blob.text()).not.toContain(pictures.SECRET);
  });
});
