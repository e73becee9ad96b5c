import { S3Error } from '../errors.ts';
import type { Reply } from '../http/reply.ts';
import type { S3Request } from '../http/s3-request.ts';
import type { BucketTable } from '../storage/bucket-table.ts';
import { corsHeaders } from './cors-rule.ts';

/**
 * Answers a browser's preflight, which carries no signature.
 *
 * @throws S3Error BadRequest, NoSuchBucket, AccessForbidden
 */
export function preflight(request: S3Request, buckets: BucketTable): Reply {
  const origin = request.headers.get('origin');
  const method = request.headers.get('access-control-request-method');
  if (origin === undefined) {
    throw new S3Error('BadRequest', 'Insufficient information. Origin request header needed.');
  }
  if (method === undefined) throw new S3Error('BadRequest', 'Invalid Access-Control-Request-Method: null');
  if (!buckets.has(request.bucket)) {
    throw new S3Error('NoSuchBucket', undefined, { BucketName: request.bucket });
  }
  const headers = (request.headers.get('access-control-request-headers') ?? '')
    .split(',')
    .map((header) => header.trim().toLowerCase())
    .filter((header) => header !== '');
  const allowed = corsHeaders(buckets.cors(request.bucket), { origin, method, headers });
  if (!allowed) throw new S3Error('AccessForbidden', undefined, { Method: method, ResourceType: 'OBJECT' });
  return { status: 200, headers: allowed };
}

/** The headers that let a page read an answer; none when it is not a page's request, or not an allowed one. */
export function responseCorsHeaders(
  request: S3Request,
  buckets: BucketTable,
): Readonly<Record<string, string>> {
  const origin = request.headers.get('origin');
  if (origin === undefined || request.bucket === '') return {};
  return corsHeaders(buckets.cors(request.bucket), { origin, method: request.method, headers: [] }) ?? {};
}
