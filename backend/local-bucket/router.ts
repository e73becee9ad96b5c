import { S3Error } from './errors.ts';
import type { S3Request } from './http/s3-request.ts';
import {
  createBucket,
  deleteBucket,
  getBucketLocation,
  headBucket,
  listBuckets,
} from './operations/buckets.ts';
import { deleteObject } from './operations/delete-object.ts';
import { getObject, headObject } from './operations/get-object.ts';
import type { Operation } from './operations/operation.ts';
import { putObject } from './operations/put-object.ts';

interface Route {
  readonly method: string;
  readonly on: 'service' | 'bucket' | 'object';
  /** Query parameters that must be there. */
  readonly query?: readonly string[];
  /** A header that must be there. */
  readonly header?: string;
  readonly operation: Operation;
}

/** The first that fits is taken: what asks for more stands first. */
const ROUTES: readonly Route[] = [
  { method: 'GET', on: 'service', operation: listBuckets },
  { method: 'GET', on: 'bucket', query: ['location'], operation: getBucketLocation },
  { method: 'PUT', on: 'bucket', operation: createBucket },
  { method: 'HEAD', on: 'bucket', operation: headBucket },
  { method: 'DELETE', on: 'bucket', operation: deleteBucket },
  { method: 'PUT', on: 'object', operation: putObject },
  { method: 'GET', on: 'object', operation: getObject },
  { method: 'HEAD', on: 'object', operation: headObject },
  { method: 'DELETE', on: 'object', operation: deleteObject },
];

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
export function operationFor(request: S3Request): Operation {
  const on = request.bucket === '' ? 'service' : request.key === '' ? 'bucket' : 'object';
  const asked = request.query.pairs.map(([name]) => name).filter((name) => SUBRESOURCES.has(name));
  const routes = ROUTES.filter((route) => route.method === request.method && route.on === on);
  const route = routes.find(
    ({ query = [], header }) =>
      query.every((name) => request.query.has(name)) &&
      asked.every((name) => query.includes(name)) &&
      (header === undefined || request.headers.has(header)),
  );
  if (route) return route.operation;
  if (asked.length > 0) throw new S3Error('NotImplemented', undefined, { Parameter: asked.join(', ') });
  throw new S3Error('MethodNotAllowed', undefined, { Method: request.method, ResourceType: on });
}
