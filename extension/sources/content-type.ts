/** What a body is called when nobody knows. */
export const UNKNOWN_TYPE = 'application/octet-stream';

/**
 * The media type without parameters, in lower case; {@link UNKNOWN_TYPE} where there is none or it is malformed
 * (RFC 9110 §8.3.1), so that the bucket always gets one.
 */
export function mediaType(value: string | null): string {
  const type = (value ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type) ? type : UNKNOWN_TYPE;
}

/** The usual extension of the types that pages show, for names that have none. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
  'image/bmp': 'bmp',
  'image/x-icon': 'ico',
  'image/vnd.microsoft.icon': 'ico',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
  'video/ogg': 'ogv',
  'application/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/flac': 'flac',
  'audio/webm': 'weba',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'multipart/related': 'mhtml',
  'text/html': 'html',
};

/** The usual file extension of a media type, without the dot. */
export function extensionOf(type: string): string | undefined {
  return EXTENSIONS[type];
}
