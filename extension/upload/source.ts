import type { PageTarget } from './durable/upload-record.ts';
import type { UploadOrigin } from '../../shared/messages/upload-view.ts';

export interface ReadOptions {
  signal: AbortSignal;
  /** Told how many bytes have arrived so far, and how many there will be where that is known. */
  onProgress: (doneBytes: number, totalBytes: number | null) => void;
}

/** What a source holds once it is read. A file on disk is not read here: its Blob is only a handle. */
export interface SourceContent {
  blob: Blob;
  name: string;
  contentType: string;
}

/** Where the bytes of one upload come from: a file of the user's, something on a page. */
export interface Source {
  origin: UploadOrigin;
  /** The name until {@link read} knows a better one. */
  name: string;
  contentType: string;
  /** Bytes; null where it is known only after {@link read}. */
  size: number | null;
  /** The address the bytes came from, kept with the file. */
  sourceUrl: string | null;
  /** What to fetch again after a restart; null where the bytes are the user's. */
  page: PageTarget | null;
  /** When the user's file was changed last, in milliseconds since 1970. */
  lastModified: number | null;
  /** @throws {PailError} with a `source_…` or `file_…` code. */
  read(options: ReadOptions): Promise<SourceContent>;
}
