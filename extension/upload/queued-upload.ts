import type { ImageOptions } from '../../shared/messages/image-options.ts';
import type { UploadView } from '../../shared/messages/upload-view.ts';
import type { StoredUpload } from './durable/upload-store.ts';
import type { UploadRecord } from './durable/upload-record.ts';
import type { Source, SourceContent } from './source.ts';
import { makeUploadId } from './upload-id.ts';

/** An upload of the queue: what is shown of it, what is stored of it, and where its bytes are. */
export interface QueuedUpload {
  view: UploadView;
  record: UploadRecord;
  /** Null where the bytes are neither here nor can be fetched again: the person has to add the file. */
  source: Source | null;
  content: SourceContent | null;
  /**
   * How far the change of the bytes is that the record tells of. `done` with a record that still wants it: the new bytes
   * could not be stored, so what is stored is as it was.
   */
  preparation: 'wanted' | 'begun' | 'done';
  /** Whether a copy of the bytes outlives the browser. */
  bytesKept: boolean;
  /** As in `SentParts`. */
  sentParts: Map<number, string | null>;
  /** Whether the bytes are surely those that {@link sentParts} are of: not so of a file that was added again. */
  sameBytes: boolean;
  abort: AbortController;
}

/** What is wanted of uploads that are added. */
export interface AddOptions {
  /** Over which connection they go; null where there is only one. */
  connectionId?: string | null;
  /** What is done to their bytes before they are sent; null for nothing. */
  preparation?: ImageOptions | null;
}

/** An upload as it is added. */
export function newUpload(
  source: Source,
  now: number,
  { connectionId = null, preparation = null }: AddOptions = {},
): QueuedUpload {
  const record: UploadRecord = {
    id: crypto.randomUUID(),
    connectionId,
    name: source.name,
    origin: source.origin,
    contentType: source.contentType,
    size: source.blob?.size ?? null,
    sourceUrl: source.sourceUrl,
    page: source.page,
    lastModified: source.lastModified,
    addedAt: now,
    priority: 0,
    preparation,
    state: 'unfinished',
    error: null,
    // Known before the first run, so that it need not be written for each of a thousand files.
    uploadId: makeUploadId(),
    partSize: null,
  };
  return {
    view: viewOf(record),
    record,
    source,
    content: null,
    preparation: preparation ? 'wanted' : 'done',
    bytesKept: false,
    sentParts: new Map(),
    sameBytes: true,
    abort: new AbortController(),
  };
}

/** An upload as a restart finds it. */
export function restoredUpload(
  { record, bytes, sentParts }: StoredUpload,
  reopen: (record: UploadRecord) => Source | null,
): QueuedUpload {
  const { name, contentType } = record;
  const source = bytes ? null : reopen(record);
  const view = viewOf(record);
  if (record.state === 'unfinished' && !bytes && !source) view.state = 'file-needed';
  return {
    view,
    record,
    source,
    content: bytes && { blob: bytes, name, contentType },
    preparation: record.preparation ? 'wanted' : 'done',
    bytesKept: bytes !== null,
    sentParts: new Map(sentParts),
    sameBytes: true,
    abort: new AbortController(),
  };
}

/** Whether a file is the one that an upload lost with the browser. What was sent of it is compared part by part. */
export function isFileOf(
  { record, view }: QueuedUpload,
  { name, blob, lastModified }: Source,
  { connectionId = null }: AddOptions,
): boolean {
  return (
    view.state === 'file-needed' &&
    record.connectionId === connectionId &&
    record.name === name &&
    record.size === blob?.size &&
    record.lastModified === lastModified
  );
}

function viewOf({
  id,
  connectionId,
  name,
  origin,
  contentType,
  size,
  state,
  error,
  addedAt,
}: UploadRecord): UploadView {
  return {
    id,
    connectionId,
    name,
    origin,
    contentType,
    size,
    state: state === 'unfinished' ? 'waiting' : state,
    doneBytes: 0,
    bytesPerSecond: null,
    secondsLeft: null,
    trouble: null,
    error,
    file: null,
    linkCopied: false,
    addedAt,
  };
}
