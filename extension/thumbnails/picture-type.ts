/**
 * Whether something of this media type can be shown as a small picture. An SVG may fetch anything, and a browser may not
 * know every other kind.
 */
export function isPictureType(contentType: string): boolean {
  return /^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(contentType);
}
