import { S3Error } from '../errors.ts';
import { headerValue } from '../http/header-value.ts';
import { type Reply, httpTime, quotedEtag } from '../http/reply.ts';
import type { S3Request } from '../http/s3-request.ts';
import type { StoredObject } from '../storage/stored-object.ts';
import { byteRange } from './byte-range.ts';
import { checksumHeaders } from './checksum-fields.ts';
import { type Operation, type OperationContext, requestParameter } from './operation.ts';
import { notModified } from './read-condition.ts';

/** Query parameters that replace a header of the answer. */
const OVERRIDES = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
] as const;

/** GetObject: whole or one range, conditional, with overrides of the answer's headers. */
export const getObject: Operation = (context): Reply => {
  const object = existingObject(context);
  const headers = objectHeaders(context, object);
  if (isNotModified(context.request, object)) return { status: 304, headers };
  const range = byteRange(context.request.headers.get('range'), object.size);
  if (range === 'unsatisfiable') throw unsatisfiable(context.request, object);
  const { start, end } = range ?? { start: 0, end: object.size - 1 };
  const hold = context.storage.blobs.hold(object.details.segments);
  return {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      ...(range ? rangeHeaders(object, start, end) : checksumOnRequest(context, object)),
      'content-length': String(end - start + 1),
    },
    body: { chunks: hold.read(start, end), release: () => hold.release() },
  };
};

/** HeadObject: what GetObject would answer, without the bytes. */
export const headObject: Operation = (context): Reply => {
  const object = existingObject(context);
  const headers = objectHeaders(context, object);
  if (isNotModified(context.request, object)) return { status: 304, headers };
  const range = byteRange(context.request.headers.get('range'), object.size);
  if (range === 'unsatisfiable') throw unsatisfiable(context.request, object);
  const size = range ? range.end - range.start + 1 : object.size;
  return {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      ...(range ? rangeHeaders(object, range.start, range.end) : checksumOnRequest(context, object)),
      'content-length': String(size),
    },
  };
};

/** @throws S3Error NoSuchKey */
export function existingObject({ request, storage }: OperationContext): StoredObject {
  const object = storage.objects.get(request.bucket, request.key);
  if (!object) throw new S3Error('NoSuchKey', undefined, { Key: request.key });
  return object;
}

function objectHeaders({ request }: OperationContext, object: StoredObject): Record<string, string> {
  const headers: Record<string, string> = {
    ...object.details.headers,
    'accept-ranges': 'bytes',
    etag: quotedEtag(object.etag),
    'last-modified': httpTime(object.modifiedAt),
  };
  for (const name of OVERRIDES) {
    const value = request.query.get(`response-${name}`);
    if (value !== undefined) headers[name] = headerValue(`response-${name}`, value);
  }
  return headers;
}

function isNotModified({ headers }: S3Request, object: StoredObject): boolean {
  return notModified(object, {
    ifMatch: headers.get('if-match'),
    ifNoneMatch: headers.get('if-none-match'),
    ifModifiedSince: headers.get('if-modified-since'),
    ifUnmodifiedSince: headers.get('if-unmodified-since'),
  });
}

function rangeHeaders(object: StoredObject, start: number, end: number): Record<string, string> {
  return { 'content-range': `bytes ${start}-${end}/${object.size}` };
}

function checksumOnRequest(context: OperationContext, object: StoredObject): Record<string, string> {
  const wanted = requestParameter(context, 'x-amz-checksum-mode')?.toUpperCase() === 'ENABLED';
  return wanted ? checksumHeaders(object.details.checksum) : {};
}

function unsatisfiable({ headers }: S3Request, object: StoredObject): S3Error {
  return new S3Error('InvalidRange', undefined, {
    RangeRequested: headers.get('range') ?? '',
    ActualObjectSize: String(object.size),
  });
}
