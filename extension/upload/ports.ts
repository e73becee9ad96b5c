import type { Checksum } from '../../shared/api/checksum.ts';
import type { StoredFile } from '../../shared/api/files.ts';
import type { SignedRequest } from '../../shared/api/signed-request.ts';
import type { CreatedUpload, CreateUpload } from '../../shared/api/uploads.ts';

/** The calls of the backend that an upload needs. Each can be repeated after any crash. */
export interface UploadBackend {
  /** @throws {PailError} what the backend said of this upload, or `backend_unreachable`. */
  createUpload(upload: CreateUpload, signal: AbortSignal): Promise<CreatedUpload>;
  /** @throws {PailError} likewise. */
  completeUpload(id: string, signal: AbortSignal): Promise<StoredFile>;
  /** @throws {PailError} likewise. */
  abortUpload(id: string): Promise<void>;
}

export interface SendOptions {
  signal: AbortSignal;
  /** Told how many bytes were handed to the network so far. */
  onProgress: (sentBytes: number) => void;
}

/** Sends a signed request to the bucket, adding nothing to it but the body. */
export interface BucketTransport {
  /** @throws {PailError} `bucket_…`, `url_expired`, `checksum_mismatch` or, when aborted, `upload_cancelled`. */
  send(request: SignedRequest, body: Blob, options: SendOptions): Promise<void>;
}

/** Computes checksums: in a worker in the browser, in place elsewhere. */
export interface Checksummer {
  /** @throws {PailError} `file_changed` or `file_unreadable`; `upload_cancelled` when aborted. */
  md5(body: Blob, options: SendOptions): Promise<Checksum>;
}

/** Time, so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds; rejects with `upload_cancelled` when aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface UploadPorts {
  backend: UploadBackend;
  bucket: BucketTransport;
  checksummer: Checksummer;
  clock: Clock;
  /** A number in [0, 1), for the jitter of retries. */
  random: () => number;
}
