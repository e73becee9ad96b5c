import { describe, expect, it } from 'vitest';
import { imageSize } from './image-size.ts';

const bytes = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

describe("an image's size", () => {
  it.each([
    ['image/gif', 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 1, 1],
    ['image/png', 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAA', 2, 3],
    ['image/webp', 'UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 1, 1],
    ['image/webp', 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 1, 1],
  ])('is read of %s %s', (type, base64, width, height) => {
    expect(imageSize(type, bytes(base64))).toEqual({ width, height });
  });

  it('is not known of what is cut off or of another kind', () => {
    expect(imageSize('image/png', new Uint8Array(10))).toBeNull();
    expect(imageSize('image/jpeg', new Uint8Array(100))).toBeNull();
  });
});
