import { S3Error } from '../errors.ts';
import { type Reply, quotedEtag, xmlReply, xmlTime } from '../http/reply.ts';
import type { Query } from '../http/query.ts';
import { type Listing, listObjects } from '../storage/object-listing.ts';
import type { XmlElement } from '../xml.ts';
import { OWNER } from './buckets.ts';
import { keyEncoding, pageSize } from './listing-parameters.ts';
import type { Operation, OperationContext } from './operation.ts';

/** ListObjects, version 1: pages by marker. */
export const listObjectsV1: Operation = (context): Reply => {
  const { query } = context.request;
  const encode = keyEncoding(query);
  const marker = query.get('marker') ?? '';
  const listing = list(context, marker);
  return xmlReply('ListBucketResult', {
    ...describe(context),
    Marker: encode(marker),
    // S3 gives it with a delimiter only: without one it is the last key.
    NextMarker: query.get('delimiter') && listing.next !== undefined ? encode(listing.next) : undefined,
    IsTruncated: listing.next !== undefined,
    ...entries(query, listing, true),
  });
};

/** ListObjectsV2: pages by continuation token. */
export const listObjectsV2: Operation = (context): Reply => {
  const { query } = context.request;
  const encode = keyEncoding(query);
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after');
  const listing = list(context, token === undefined ? (startAfter ?? '') : readToken(token));
  return xmlReply('ListBucketResult', {
    ...describe(context),
    StartAfter: startAfter && encode(startAfter),
    ContinuationToken: token,
    NextContinuationToken: listing.next === undefined ? undefined : writeToken(listing.next),
    KeyCount: listing.objects.length + listing.commonPrefixes.length,
    IsTruncated: listing.next !== undefined,
    ...entries(query, listing, query.get('fetch-owner') === 'true'),
  });
};

function list({ request, storage }: OperationContext, after: string): Listing {
  const { query } = request;
  return listObjects(storage.objects, request.bucket, {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    after,
    maxKeys: pageSize(query, 'max-keys'),
  });
}

function describe({ request }: OperationContext): XmlElement {
  const { query, bucket } = request;
  const encode = keyEncoding(query);
  const delimiter = query.get('delimiter');
  return {
    Name: bucket,
    Prefix: encode(query.get('prefix') ?? ''),
    MaxKeys: pageSize(query, 'max-keys'),
    Delimiter: delimiter && encode(delimiter),
    EncodingType: query.get('encoding-type') || undefined,
  };
}

function entries(query: Query, listing: Listing, withOwner: boolean): XmlElement {
  const encode = keyEncoding(query);
  return {
    Contents: listing.objects.map((object) => ({
      Key: encode(object.key),
      LastModified: xmlTime(object.modifiedAt),
      ETag: quotedEtag(object.etag),
      Size: object.size,
      Owner: withOwner ? OWNER : undefined,
      StorageClass: 'STANDARD',
    })),
    CommonPrefixes: listing.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  };
}

function writeToken(entry: string): string {
  return Buffer.from(entry).toString('base64url');
}

function readToken(token: string): string {
  const entry = Buffer.from(token, 'base64url').toString();
  if (entry !== '' && writeToken(entry) === token) return entry;
  throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect', {
    ArgumentName: 'continuation-token',
  });
}
