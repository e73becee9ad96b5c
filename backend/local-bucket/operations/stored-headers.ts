import { S3Error } from '../errors.ts';
import { headerValue } from '../http/header-value.ts';
import type { S3Request } from '../http/s3-request.ts';
import { type OperationContext, requestParameter } from './operation.ts';

const STORED = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
] as const;

const METADATA_PREFIX = 'x-amz-meta-';

/** Bytes of all user metadata together. */
const METADATA_MAX = 2048;

/**
 * The headers of a request that are stored with its object and given back by GET.
 *
 * @throws S3Error MetadataTooLarge; NotImplemented and the like for headers that ask for what is not there
 */
export function storedHeaders(context: OperationContext): Record<string, string> {
  refuseUnknownWishes(context);
  const { request, presigned } = context;
  const stored: Record<string, string> = {};
  for (const name of STORED) {
    const value =
      name === 'content-encoding' ? contentEncoding(request.headers.get(name)) : request.headers.get(name);
    if (value !== undefined && value !== '') stored[name] = value;
  }
  stored['content-type'] ??= 'binary/octet-stream';
  const metadata = [...request.headers, ...(presigned ? metadataInQuery(request) : [])].filter(([name]) =>
    name.startsWith(METADATA_PREFIX),
  );
  const size = metadata.reduce(
    (sum, [name, value]) => sum + name.length - METADATA_PREFIX.length + value.length,
    0,
  );
  if (size > METADATA_MAX) {
    throw new S3Error('MetadataTooLarge', undefined, {
      Size: String(size),
      MaxSizeAllowed: String(METADATA_MAX),
    });
  }
  return { ...stored, ...Object.fromEntries(metadata) };
}

function metadataInQuery({ query }: S3Request): [name: string, value: string][] {
  return query.pairs
    .map(([name, value]): [string, string] => [name.toLowerCase(), value])
    .filter(([name]) => name.startsWith(METADATA_PREFIX))
    .map(([name, value]) => [name, headerValue(name, value)]);
}

/** `aws-chunked` says how the request was sent, not what the object is. */
function contentEncoding(value: string | undefined): string | undefined {
  return value
    ?.split(',')
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== 'aws-chunked')
    .join(',');
}

/**
 * Better to refuse a write than to store it without the protection it asked for.
 *
 * @throws S3Error NotImplemented, AccessControlListNotSupported, InvalidStorageClass
 */
export function refuseUnknownWishes(context: OperationContext): void {
  const acl = requestParameter(context, 'x-amz-acl');
  if (acl !== undefined && acl !== 'private' && acl !== 'bucket-owner-full-control') {
    throw new S3Error('AccessControlListNotSupported');
  }
  const storageClass = requestParameter(context, 'x-amz-storage-class');
  if (storageClass !== undefined && storageClass !== 'STANDARD') throw new S3Error('InvalidStorageClass');
  const unsupported = [
    'x-amz-server-side-encryption',
    'x-amz-server-side-encryption-customer-algorithm',
    'x-amz-object-lock-mode',
    'x-amz-object-lock-legal-hold',
    'x-amz-tagging',
    'x-amz-website-redirect-location',
  ] as const;
  const wish = unsupported.find((name) => requestParameter(context, name) !== undefined);
  if (wish !== undefined) {
    throw new S3Error('NotImplemented', undefined, { Header: wish });
  }
}
