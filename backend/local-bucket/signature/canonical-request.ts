import { createHash } from 'node:crypto';
import type { S3Request } from '../http/s3-request.ts';
import { uriEncode, uriEncodePath } from '../http/uri-encoding.ts';
import { type Scope, scopeText } from './signing-key.ts';

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * The canonical form of a request, which is what a signature covers. The path is taken as it was sent:
 * S3, unlike other services, neither normalises it nor encodes it twice.
 * Source: "Authenticating Requests (AWS Signature Version 4)" in the Amazon S3 API Reference.
 */
export function canonicalRequest(
  request: Pick<S3Request, 'method' | 'path' | 'query' | 'headers'>,
  signedHeaders: readonly string[],
  payloadHash: string,
): string {
  const query = request.query.pairs
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [uriEncode(name), uriEncode(value)] as const)
    .sort((left, right) => compare(left[0], right[0]) || compare(left[1], right[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const headers = signedHeaders.map((name) => `${name}:${canonicalValue(request.headers.get(name) ?? '')}\n`);
  return [
    request.method,
    uriEncodePath(request.path),
    query,
    headers.join(''),
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

/** What is signed for a canonical request. `timestamp` is `yyyymmddThhmmssZ`. */
export function stringToSign(timestamp: string, scope: Scope, canonical: string): string {
  // Header values are Latin-1 text here: this gives back the bytes that were sent.
  const hash = createHash('sha256').update(canonical, 'latin1').digest('hex');
  return ['AWS4-HMAC-SHA256', timestamp, scopeText(scope), hash].join('\n');
}

function canonicalValue(value: string): string {
  return value.trim().replaceAll(/ +/g, ' ');
}
