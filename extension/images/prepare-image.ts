import type { ImageOptions } from '../../shared/messages/image-options.ts';
import { imageTooLarge, LARGEST_IMAGE_BYTES } from '../upload/preparation.ts';
import type { SourceContent } from '../upload/source.ts';
import { KIND_BYTES, imageKind, type ImageKind } from './image-kind.ts';
import { isAnimated } from './is-animated.ts';
import { stripMetadata } from './metadata/strip-metadata.ts';

/** Writes a picture anew, as `encodeImage`. */
export type ImageEncoder = (blob: Blob, kind: ImageKind, options: ImageOptions) => Promise<Blob | null>;

/**
 * Does to a file what the user wants done to pictures. What moves is never written anew. Where a picture cannot be
 * written anew it stays as it is; where its metadata cannot be taken out it is not uploaded.
 * @returns null where the file stays as it is
 * @throws {PailError} `metadata_not_removable`
 */
export async function prepareImage(
  { blob, name, contentType }: SourceContent,
  options: ImageOptions,
  encode: ImageEncoder,
): Promise<SourceContent | null> {
  const head = new Uint8Array(await blob.slice(0, KIND_BYTES).arrayBuffer());
  const kind = imageKind(head, contentType);
  if (kind === null) return null;
  if (blob.size > LARGEST_IMAGE_BYTES) {
    if (options.stripMetadata) throw imageTooLarge();
    return null;
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const isDrawn = kind === 'svg' || kind === 'icon' || kind === 'other' || isAnimated(kind, bytes);
  // A damaged picture cannot be decoded; it is the user's file all the same.
  const encoded = isDrawn ? null : await encode(blob, kind, options).catch(() => null);
  if (encoded) return { blob: encoded, name: renamed(name, encoded.type), contentType: encoded.type };
  if (!options.stripMetadata) return null;
  const stripped = stripMetadata(kind, bytes);
  return stripped && { blob: new Blob(stripped, { type: contentType }), name, contentType };
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
};

/** The name with the extension of its new type, where it had another's. */
function renamed(name: string, type: string): string {
  const extension = EXTENSIONS[type] ?? '';
  if (type === 'image/jpeg' && /[.]jpe?g$/i.test(name)) return name;
  return `${name.replace(/[.](?:jpe?g|jfif|png|webp|avif|gif|bmp)$/i, '')}.${extension}`;
}
