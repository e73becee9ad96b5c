import { type Reply, xmlReply, xmlTime } from '../http/reply.ts';
import type { Query } from '../http/query.ts';
import { compareKeys } from '../storage/key-order.ts';
import { commonPrefixOf } from '../storage/object-listing.ts';
import type { MultipartUpload } from '../storage/upload-table.ts';
import { OWNER } from './buckets.ts';
import { keyEncoding, pageSize } from './listing-parameters.ts';
import type { Operation } from './operation.ts';

/** ListMultipartUploads, in pages of up to 1,000. */
export const listMultipartUploads: Operation = ({ request, storage }): Reply => {
  const { query, bucket } = request;
  const encode = keyEncoding(query);
  const maxUploads = pageSize(query, 'max-uploads');
  const entries = entriesOf(storage.uploads.list(bucket), query);
  const page = entries.slice(0, maxUploads);
  const truncated = entries.length > page.length;
  const last = page.at(-1);
  return xmlReply('ListMultipartUploadsResult', {
    Bucket: bucket,
    KeyMarker: encode(query.get('key-marker') ?? ''),
    UploadIdMarker: query.get('upload-id-marker') ?? '',
    NextKeyMarker: truncated && last ? encode(last.key) : undefined,
    NextUploadIdMarker: truncated && last ? (last.upload?.id ?? '') : undefined,
    Prefix: encode(query.get('prefix') ?? ''),
    Delimiter: query.get('delimiter') || undefined,
    EncodingType: query.get('encoding-type') || undefined,
    MaxUploads: maxUploads,
    IsTruncated: truncated,
    Upload: page.flatMap(({ upload }) => (upload ? [describe(upload, encode)] : [])),
    CommonPrefixes: page.flatMap(({ key, upload }) => (upload ? [] : [{ Prefix: encode(key) }])),
  });
};

/** An upload, or a common prefix of some. */
interface Entry {
  readonly key: string;
  readonly upload?: MultipartUpload;
}

function entriesOf(uploads: readonly MultipartUpload[], query: Query): Entry[] {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const entries: Entry[] = [];
  for (const upload of uploads) {
    const commonPrefix = commonPrefixOf(upload.key, { prefix, delimiter });
    const entry = commonPrefix === undefined ? { key: upload.key, upload } : { key: commonPrefix };
    const isRepeated = commonPrefix !== undefined && commonPrefix === entries.at(-1)?.key;
    if (upload.key.startsWith(prefix) && !isRepeated && isAfterMarker(entry, query)) entries.push(entry);
  }
  return entries;
}

function isAfterMarker({ key, upload }: Entry, query: Query): boolean {
  const marker = query.get('key-marker') ?? '';
  const order = compareKeys(key, marker);
  const idMarker = query.get('upload-id-marker') ?? '';
  return order > 0 || (order === 0 && upload !== undefined && idMarker !== '' && upload.id > idMarker);
}

function describe({ id, key, initiatedAt, details }: MultipartUpload, encode: (key: string) => string) {
  return {
    Key: encode(key),
    UploadId: id,
    Initiator: OWNER,
    Owner: OWNER,
    StorageClass: 'STANDARD',
    Initiated: xmlTime(initiatedAt),
    ChecksumAlgorithm: details.checksum?.algorithm.toUpperCase(),
    ChecksumType: details.checksum?.type,
  };
}
