import type { PageTarget } from '../../shared/messages/page-target.ts';
import type { UploadOrigin } from '../../shared/messages/upload-view.ts';

/** Bytes that are at hand: a handle to a file on disk, or a small body that was read whole. */
export interface SourceContent {
  blob: Blob;
  name: string;
  contentType: string;
}

/** Where the bytes of one upload come from, as far as it is known before they are fetched. */
interface SourceFacts {
  origin: UploadOrigin;
  /** The name; one of a page may turn out to have a better one. */
  name: string;
  contentType: string;
  /** The address the bytes came from, kept with the file. */
  sourceUrl: string | null;
  /** What to fetch again after a restart; null where the bytes are the user's. */
  page: PageTarget | null;
  /** When the user's file was changed last, in milliseconds since 1970. */
  lastModified: number | null;
}

/** A file of the user's. It is not read into memory: its Blob is only a handle. */
export interface FileSource extends SourceFacts {
  blob: Blob;
}

/** Something on a page, whose bytes come while they are being sent. */
export interface StreamSource extends SourceFacts {
  blob: null;
  /** Begins to read. @throws {PailError} with a `source_…` code; `upload_cancelled` when aborted. */
  open(options: OpenOptions): Promise<OpenedSource>;
}

export type Source = FileSource | StreamSource;

export interface OpenOptions {
  /** Ends also the reading of the bytes. */
  signal: AbortSignal;
  /** Where reading broke off before; null to begin with the first byte. */
  from: ReadPosition | null;
}

export interface ReadPosition {
  /** Bytes that were read. */
  offset: number;
  /** Of the answer whose bytes they are. */
  validator: string;
}

/** A source that is being read. */
export interface OpenedSource {
  name: string;
  contentType: string;
  /** Bytes of the whole; null where only their end tells. */
  size: number | null;
  /** Which byte comes first: the one that was asked for, or the very first where the source cannot go on there. */
  offset: number;
  /** Names exactly these bytes, so that reading may go on in them; null where the source has no such name. */
  validator: string | null;
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>;
}
