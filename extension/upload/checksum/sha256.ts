import { fileReadError } from '../file-read-error.ts';

/**
 * The SHA-256 of a Blob that one PUT carries, in Base64. The browser computes it beside the engine's own thread.
 * @throws {PailError} `file_changed` or `file_unreadable` where the Blob's file cannot be read
 */
export async function sha256OfBlob(body: Blob): Promise<string> {
  const bytes = await body.arrayBuffer().catch((error: unknown) => {
    throw fileReadError(error);
  });
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...digest));
}
