import type { Checksum, CompositeChecksum } from '../../shared/api/checksum.ts';
import type { StoredFile } from '../../shared/api/files.ts';
import type { PartToSign } from '../../shared/api/parts.ts';
import type { SignedRequest } from '../../shared/api/signed-request.ts';
import type { CreatedUpload, CreateUpload, UploadState } from '../../shared/api/uploads.ts';
import type { ImageOptions } from '../../shared/messages/image-options.ts';
import type { UploadStore } from './durable/upload-store.ts';
import type { SourceContent } from './source.ts';

/** What an object that was sent in parts must be. */
export interface SentObject {
  /** Null where the upload goes without checksums. */
  checksum: CompositeChecksum | null;
  /** Bytes of all parts. */
  size: number;
}

/** The calls of the backend that an upload needs. Each can be repeated after any crash. */
export interface UploadBackend {
  /** @throws {PailError} what the backend said of this upload, or `backend_unreachable`. */
  createUpload(upload: CreateUpload, signal: AbortSignal): Promise<CreatedUpload>;
  /** Requests for parts, by part number. @throws {PailError} likewise. */
  signParts(
    id: string,
    parts: readonly PartToSign[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<number, SignedRequest>>;
  /** How the upload stands, with the parts that the bucket holds. @throws {PailError} likewise. */
  uploadState(id: string, signal: AbortSignal): Promise<UploadState>;
  /** @throws {PailError} likewise. */
  completeUpload(id: string, sent: SentObject | null, signal: AbortSignal): Promise<StoredFile>;
  /** @throws {PailError} likewise. */
  abortUpload(id: string): Promise<void>;
  /** The bucket's names, to be used side by side; at least one. @throws {PailError} `not_connected` */
  bucketOrigins(): Promise<readonly string[]>;
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

/** What is known of how the bucket's hosts are spoken to. */
export interface HostProtocols {
  /** Whether requests to this origin share one connection (HTTP/2, HTTP/3); false while nothing has been sent to it. */
  isMultiplexed(origin: string): boolean;
}

/** Where a body lies in a file whose parts are asked for in their order. */
export interface PlaceInFile {
  /** The same for all parts of one reading of a file, and for no other. */
  file: number;
  /** Bytes before it. */
  start: number;
  /** The file from its beginning to its end. */
  whole: Blob;
}

export interface ChecksumOptions extends SendOptions {
  /** Given where the file is read from its beginning to its end, which is faster than opening it for every part. */
  place?: PlaceInFile | undefined;
}

/** Computes checksums: in a worker in the browser, in place elsewhere. */
export interface Checksummer {
  /** @throws {PailError} `file_changed` or `file_unreadable`; `upload_cancelled` when aborted. */
  md5(body: Blob, options: ChecksumOptions): Promise<Checksum>;
}

/** The bytes of a part, at hand until it is sent. */
export interface KeptPart {
  body: Blob;
  /** Its MD5 in Base64; null for a file of the user's, which is hashed only where that is wanted. */
  md5: string | null;
  /** To be called when it is sent, or never will be. */
  release(): void;
}

/** Keeps parts of what is being downloaded until they are sent. */
export interface PartKeeper {
  /** The bytes may not be used by the caller any more. @throws {PailError} `internal` */
  keep(bytes: readonly Uint8Array<ArrayBuffer>[]): Promise<KeptPart>;
}

/** Changes files as their user wants it, before anything of them is sent. */
export interface FilePreparer {
  /**
   * @returns null where the file stays as it is
   * @throws {PailError} `metadata_not_removable`; `upload_cancelled` when aborted
   */
  prepare(content: SourceContent, options: ImageOptions, signal: AbortSignal): Promise<SourceContent | null>;
}

/** Time, so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds; rejects with `upload_cancelled` when aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Resolves when the machine is online: at once where it is. Rejects with `upload_cancelled` when aborted. */
  online(signal: AbortSignal): Promise<void>;
}

export interface UploadPorts {
  /** The backend of a connection; null where there is only one. Asked for once a connection. */
  backendOf(connectionId: string | null): UploadBackend;
  bucket: BucketTransport;
  protocols: HostProtocols;
  checksummer: Checksummer;
  partKeeper: PartKeeper;
  /** Missing where files are uploaded as they are. */
  preparer?: FilePreparer;
  store: UploadStore;
  clock: Clock;
  /**
   * Whether the browser refuses to read a file that changed since it was added (File API §6.3, "snapshot state").
   * Where it gives the new bytes instead, and the old time of change with them, only a second look at all bytes tells.
   */
  filesAreSnapshots: boolean;
  /** A number in [0, 1), for the jitter of retries. */
  random: () => number;
}
