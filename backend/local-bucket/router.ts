import { S3Error } from './errors.ts';
import type { S3Request } from './http/s3-request.ts';
import { abortMultipartUpload } from './operations/abort-multipart-upload.ts';
import { deleteBucketCors, getBucketCors, putBucketCors } from './operations/bucket-cors.ts';
import {
  createBucket,
  deleteBucket,
  getBucketLocation,
  headBucket,
  listBuckets,
} from './operations/buckets.ts';
import { completeMultipartUpload } from './operations/complete-multipart-upload.ts';
import { copyObject } from './operations/copy-object.ts';
import { createMultipartUpload } from './operations/create-multipart-upload.ts';
import { deleteObject } from './operations/delete-object.ts';
import { deleteObjects } from './operations/delete-objects.ts';
import { getObjectTagging } from './operations/get-object-tagging.ts';
import { getObject, headObject } from './operations/get-object.ts';
import { listMultipartUploads } from './operations/list-multipart-uploads.ts';
import { listObjectsV1, listObjectsV2 } from './operations/list-objects.ts';
import { listParts } from './operations/list-parts.ts';
import type { Operation } from './operations/operation.ts';
import { putObject } from './operations/put-object.ts';
import { uploadPart, uploadPartCopy } from './operations/upload-part.ts';

/** Which requests an operation answers. */
export interface Route {
  readonly method: string;
  readonly on: 'service' | 'bucket' | 'object';
  /** Query parameters that must be there. */
  readonly query?: readonly string[];
  /** A header, or the query parameter that stands for it, that must be there. */
  readonly header?: string;
  readonly operation: Operation;
  /** The bucket need not be there. */
  readonly makesBucket?: true;
  /** `x-amz-checksum-*` speaks of the object that comes into being, not of the request's body. */
  readonly checksumOfObject?: true;
}

const PART = ['partNumber', 'uploadId'] as const;
const COPY = 'x-amz-copy-source';

/** The first that fits is taken: what asks for more stands first. */
const ROUTES: readonly Route[] = [
  { method: 'GET', on: 'service', operation: listBuckets },

  { method: 'GET', on: 'bucket', query: ['location'], operation: getBucketLocation },
  { method: 'GET', on: 'bucket', query: ['cors'], operation: getBucketCors },
  { method: 'GET', on: 'bucket', query: ['uploads'], operation: listMultipartUploads },
  { method: 'GET', on: 'bucket', query: ['list-type'], operation: listObjectsV2 },
  { method: 'GET', on: 'bucket', operation: listObjectsV1 },
  { method: 'PUT', on: 'bucket', query: ['cors'], operation: putBucketCors },
  { method: 'PUT', on: 'bucket', operation: createBucket, makesBucket: true },
  { method: 'HEAD', on: 'bucket', operation: headBucket },
  { method: 'POST', on: 'bucket', query: ['delete'], operation: deleteObjects },
  { method: 'DELETE', on: 'bucket', query: ['cors'], operation: deleteBucketCors },
  { method: 'DELETE', on: 'bucket', operation: deleteBucket },

  { method: 'PUT', on: 'object', query: PART, header: COPY, operation: uploadPartCopy },
  { method: 'PUT', on: 'object', query: PART, operation: uploadPart },
  { method: 'PUT', on: 'object', header: COPY, operation: copyObject },
  { method: 'PUT', on: 'object', operation: putObject },
  { method: 'GET', on: 'object', query: ['uploadId'], operation: listParts },
  { method: 'GET', on: 'object', query: ['tagging'], operation: getObjectTagging },
  { method: 'GET', on: 'object', operation: getObject },
  { method: 'HEAD', on: 'object', operation: headObject },
  { method: 'POST', on: 'object', query: ['uploads'], operation: createMultipartUpload },
  {
    method: 'POST',
    on: 'object',
    query: ['uploadId'],
    operation: completeMultipartUpload,
    checksumOfObject: true,
  },
  { method: 'DELETE', on: 'object', query: ['uploadId'], operation: abortMultipartUpload },
  { method: 'DELETE', on: 'object', operation: deleteObject },
];

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'POST', 'DELETE']);

/** Query parameters that make another operation of a request: without a route of their own, not implemented. */
const SUBRESOURCES: ReadonlySet<string> = new Set(
  `accelerate acl analytics append attributes cors delete encryption intelligent-tiering inventory
   legal-hold lifecycle location logging metadataTable metrics notification object-lock
   ownershipControls partNumber policy policyStatus publicAccessBlock replication renameObject
   requestPayment restore retention select session tagging torrent uploadId uploads versionId
   versioning versions website`.split(/\s+/),
);

/**
 * Finds the operation that a request asks for.
 *
 * @throws S3Error NotImplemented, MethodNotAllowed
 */
export function routeFor(request: S3Request): Route {
  const on = request.bucket === '' ? 'service' : request.key === '' ? 'bucket' : 'object';
  if (!METHODS.has(request.method)) {
    throw new S3Error('MethodNotAllowed', undefined, { Method: request.method, ResourceType: on });
  }
  const asked = request.query.pairs.map(([name]) => name).filter((name) => SUBRESOURCES.has(name));
  const route = ROUTES.find(
    ({ method, on: level, query = [], header }) =>
      method === request.method &&
      level === on &&
      query.every((name) => request.query.has(name)) &&
      asked.every((name) => query.includes(name)) &&
      (header === undefined || request.headers.has(header) || request.query.has(header)),
  );
  if (!route) throw new S3Error('NotImplemented', undefined, { Parameter: asked.join(', ') });
  return route;
}
