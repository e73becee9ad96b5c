import { rm } from 'node:fs/promises';

/** Removes a folder with a browser's profile, into which its last processes may write a moment after it was closed. */
export function removeProfile(directory: string): Promise<void> {
  return rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
