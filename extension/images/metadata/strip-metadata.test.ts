import { assert, constantFrom, integer, property, tuple, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PailError } from '../../../shared/errors/pail-error.ts';
import { imageKind, type ImageKind } from '../image-kind.ts';
import * as pictures from '../testing/pictures.ts';
import { crc32 } from './crc32.ts';
import { orientationOnly, readOrientation } from './exif-orientation.ts';
import { stripMetadata } from './strip-metadata.ts';

const { exif, joined, latin1, photo, pngWithMetadata, SECRET, webpWithMetadata } = pictures;

type Bytes = Uint8Array<ArrayBuffer>;

const strip = (kind: ImageKind, bytes: Bytes): Bytes => joined(...(stripMetadata(kind, bytes) ?? [bytes]));
const text = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

const SAMPLES: readonly (readonly ['jpeg' | 'png' | 'webp', Bytes])[] = [
  ['jpeg', photo(6)],
  ['png', pngWithMetadata(6)],
  ['webp', webpWithMetadata(6)],
];

describe('taking location and camera data out of a picture', () => {
  it('leaves of a JPEG its pixels, profile and JFIF, byte for byte', () => {
    expect(strip('jpeg', photo(1))).toEqual(pictures.strippedPhoto(new Uint8Array()));
  });

  it('leaves of a PNG what is seen', () => {
    expect(strip('png', pngWithMetadata(1))).toEqual(
      joined(pictures.PNG_SEEN.head, ...pictures.PNG_SEEN.rest),
    );
  });

  it('leaves of a WebP what is seen, with flags and size that fit', () => {
    expect(strip('webp', webpWithMetadata(1))).toEqual(
      pictures.webp(pictures.webpFeatures(0x20), pictures.WEBP_PIXELS),
    );
  });

  it('leaves the frames of an animation', () => {
    const animated = pictures.webp(
      pictures.webpFeatures(0x0a),
      pictures.riffChunk('ANIM', latin1('forever')),
      pictures.riffChunk('ANMF', latin1('frame')),
      pictures.riffChunk('EXIF', latin1(SECRET)),
    );
    expect(strip('webp', animated)).toEqual(
      pictures.webp(
        pictures.webpFeatures(0x02),
        pictures.riffChunk('ANIM', latin1('forever')),
        pictures.riffChunk('ANMF', latin1('frame')),
      ),
    );
  });

  it.each(SAMPLES)('keeps how a %s is turned, and nothing else of its EXIF', (kind, bytes) => {
    const stripped = strip(kind, bytes);
    const at = text(stripped).indexOf(text(orientationOnly(6)));
    expect(at).toBeGreaterThan(0);
    expect(readOrientation(stripped.subarray(at))).toBe(6);
    expect(text(stripped)).not.toContain(SECRET);
  });

  it('writes what stays of the EXIF behind the JFIF of a JPEG', () => {
    const segment = pictures.jpegSegment(0xe1, joined(latin1('Exif\0\0'), orientationOnly(6)));
    expect(strip('jpeg', photo(6))).toEqual(pictures.strippedPhoto(segment));
  });

  it('drops the thumbnail in a JFIF, which may show what was cut away', () => {
    const thumbnail = pictures.jpegSegment(
      0xe0,
      joined(pictures.JFIF.subarray(4, 16), Uint8Array.of(7, 1), latin1(SECRET)),
    );
    const bytes = joined(Uint8Array.of(0xff, 0xd8), thumbnail, Uint8Array.of(0xff, 0xd9));
    expect(strip('jpeg', bytes)).toEqual(
      joined(Uint8Array.of(0xff, 0xd8), pictures.JFIF, Uint8Array.of(0xff, 0xd9)),
    );
  });

  it.each(SAMPLES)('changes a stripped %s no more', (kind, bytes) => {
    expect(stripMetadata(kind, strip(kind, bytes))).toBeNull();
  });

  it.each([
    ['image/heic', latin1('\0\0\0\u0018ftypheic12345678')],
    ['application/octet-stream', latin1('\0\0\0\u0018ftypavif12345678')],
    ['image/x-adobe-dng', latin1('II*\0 and what else a camera writes')],
    ['image/jpeg', latin1('no JPEG at all')],
  ])('refuses what it does not know: %s', (contentType, bytes) => {
    const kind = imageKind(bytes, contentType);
    expect(() => kind && stripMetadata(kind, bytes)).toThrow(
      expect.objectContaining({ code: 'metadata_not_removable' }),
    );
  });

  it('never leaves the secret in a picture that broke off, and never fails but by its own error', () => {
    const cut = constantFrom(...SAMPLES).chain(([kind, bytes]) =>
      tuple(
        constantFrom(kind),
        integer({ min: 0, max: bytes.length }).map((end) => bytes.slice(0, end)),
      ),
    );
    assert(
      property(cut, ([kind, bytes]) => {
        const stripped = strippedOrRefused(kind, bytes);
        expect(stripped === null ? '' : text(stripped)).not.toContain(SECRET);
      }),
      { numRuns: 2000 },
    );
  });

  it('ends for any bytes, with a picture no larger or with its own error', () => {
    const damaged = tuple(
      constantFrom(...SAMPLES),
      integer({ min: 0, max: 400 }),
      uint8Array({ maxLength: 6 }),
    );
    assert(
      property(damaged, ([[kind, bytes], at, junk]) => {
        const broken = bytes.slice();
        broken.set(junk, Math.min(at, broken.length - junk.length));
        const stripped = strippedOrRefused(kind, broken);
        // An orientation alone may take more room than what was taken out.
        expect(stripped?.length ?? 0).toBeLessThanOrEqual(bytes.length + 40);
      }),
      { numRuns: 5000 },
    );
  });

  it('reads an orientation only where there is one', () => {
    expect([1, 6, 8, 9, 0].map((value) => readOrientation(exif(value)))).toEqual([1, 6, 8, 1, 1]);
    expect(readOrientation(latin1('MM'))).toBe(1);
  });

  it('computes the checksum of PNG', () => {
    expect(crc32(latin1('IEND'))).toBe(0xae42_6082);
  });
});

function strippedOrRefused(kind: ImageKind, bytes: Bytes): Bytes | null {
  try {
    return strip(kind, bytes);
  } catch (error) {
    if (error instanceof PailError) return null;
    throw error;
  }
}
