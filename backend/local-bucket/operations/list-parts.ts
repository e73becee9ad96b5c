import { S3Error } from '../errors.ts';
import { quotedEtag, type Reply, xmlReply, xmlTime } from '../http/reply.ts';
import { OWNER } from './buckets.ts';
import { checksumElements } from './checksum-fields.ts';
import { keyEncoding, pageSize } from './listing-parameters.ts';
import type { Operation } from './operation.ts';

/** ListParts, in pages of up to 1,000. */
export const listParts: Operation = ({ request, storage }): Reply => {
  const { query } = request;
  const encode = keyEncoding(query);
  const upload = storage.uploads.get(request.bucket, request.key, query.get('uploadId') ?? '');
  const maxParts = pageSize(query, 'max-parts');
  const marker = query.get('part-number-marker') || '0';
  if (!/^\d{1,10}$/.test(marker)) {
    throw new S3Error('InvalidArgument', 'Argument part-number-marker must be an integer', {
      ArgumentName: 'part-number-marker',
      ArgumentValue: marker,
    });
  }
  const found = storage.uploads.parts(upload.id, Number(marker), maxParts + 1);
  const parts = found.slice(0, maxParts);
  return xmlReply('ListPartsResult', {
    Bucket: request.bucket,
    Key: encode(request.key),
    UploadId: upload.id,
    EncodingType: query.get('encoding-type') || undefined,
    PartNumberMarker: Number(marker),
    NextPartNumberMarker: parts.at(-1)?.number ?? 0,
    MaxParts: maxParts,
    IsTruncated: found.length > parts.length,
    ChecksumAlgorithm: upload.details.checksum?.algorithm.toUpperCase(),
    ChecksumType: upload.details.checksum?.type,
    Part: parts.map((part) => ({
      PartNumber: part.number,
      LastModified: xmlTime(part.modifiedAt),
      ETag: quotedEtag(part.md5),
      Size: part.size,
      ...checksumElements(part.checksum),
    })),
    Initiator: OWNER,
    Owner: OWNER,
    StorageClass: 'STANDARD',
  });
};
