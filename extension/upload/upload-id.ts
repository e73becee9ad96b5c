import { v7 } from 'uuid';

/**
 * The id under which the backend knows an upload: a UUID (version 7), of which those of many files lie side by side in
 * the backend's index; random ones would cost it the write of a page each (RFC 9562 §6.11).
 */
export function makeUploadId(): string {
  return v7();
}
