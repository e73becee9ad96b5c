import { S3Error } from '../errors.ts';
import type { S3Request } from '../http/s3-request.ts';
import { canonicalRequest, stringToSign } from './canonical-request.ts';
import { type PresentedSignature, presentedSignature, timestampMilliseconds } from './presented-signature.ts';
import { type Scope, sameSignature, sign, signingKey } from './signing-key.ts';

/** Milliseconds that the client's clock may be off. */
const SKEW_MAX = 15 * 60 * 1000;

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What the server holds a signature against. */
export interface Verifier {
  readonly credentials: Credentials;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A request whose signature is right. The key and the signature are what the chunks of its body are signed by. */
export interface VerifiedSignature {
  readonly presigned: boolean;
  /** The signed value of x-amz-content-sha256: a hash, `UNSIGNED-PAYLOAD`, or one of `STREAMING-…`. */
  readonly payloadHash: string;
  readonly key: Buffer;
  readonly scope: Scope;
  readonly timestamp: string;
  readonly signature: string;
}

/**
 * Verifies a request's signature, in the Authorization header or in the query (Signature Version 4).
 *
 * @throws S3Error with the code that AWS gives
 */
export function verifySignature(request: S3Request, verifier: Verifier): VerifiedSignature {
  const presented = presentedSignature(request);
  const presigned = presented.expiresIn !== undefined;
  refuseForeignScope(presented, verifier);
  refuseWrongTime(presented, verifier.now());
  refuseUnsignedHeaders(request, presented.signedHeaders);
  const payloadHash = presigned ? presignedPayloadHash(request) : headerPayloadHash(request);
  const canonical = canonicalRequest(request, presented.signedHeaders, payloadHash);
  const toSign = stringToSign(presented.timestamp, presented.scope, canonical);
  const key = signingKey(verifier.credentials.secretAccessKey, presented.scope);
  const complete = presented.signedHeaders.every((name) => request.headers.has(name));
  if (!sameSignature(sign(key, toSign), presented.signature) || !complete) {
    throw new S3Error('SignatureDoesNotMatch', undefined, {
      AWSAccessKeyId: presented.accessKeyId,
      StringToSign: toSign,
      SignatureProvided: presented.signature,
      CanonicalRequest: canonical,
    });
  }
  const { scope, timestamp, signature } = presented;
  return { presigned, payloadHash, key, scope, timestamp, signature };
}

function refuseForeignScope(presented: PresentedSignature, { credentials, region }: Verifier): void {
  if (!sameSignature(credentials.accessKeyId, presented.accessKeyId)) {
    throw new S3Error('InvalidAccessKeyId', undefined, { AWSAccessKeyId: presented.accessKeyId });
  }
  if (presented.scope.region === region) return;
  const what = `the region '${presented.scope.region}' is wrong; expecting '${region}'`;
  if (presented.expiresIn === undefined) {
    throw new S3Error('AuthorizationHeaderMalformed', `The authorization header is malformed; ${what}`, {
      Region: region,
    });
  }
  throw new S3Error(
    'AuthorizationQueryParametersError',
    `Error parsing the X-Amz-Credential parameter; ${what}`,
    { Region: region },
  );
}

function refuseWrongTime({ timestamp, expiresIn }: PresentedSignature, now: number): void {
  const signedAt = timestampMilliseconds(timestamp);
  const serverTime = new Date(now).toISOString();
  const tooSkewed = new S3Error('RequestTimeTooSkewed', undefined, {
    RequestTime: timestamp,
    ServerTime: serverTime,
    MaxAllowedSkewMilliseconds: String(SKEW_MAX),
  });
  if (signedAt - now > SKEW_MAX) throw tooSkewed;
  if (expiresIn === undefined) {
    if (now - signedAt > SKEW_MAX) throw tooSkewed;
    return;
  }
  const expiresAt = signedAt + expiresIn * 1000;
  if (now > expiresAt) {
    throw new S3Error('AccessDenied', 'Request has expired', {
      'X-Amz-Expires': String(expiresIn),
      Expires: new Date(expiresAt).toISOString(),
      ServerTime: serverTime,
    });
  }
}

/** Host and every `x-amz-*` header must be signed: else whoever holds a presigned URL could add some. */
function refuseUnsignedHeaders(request: S3Request, signedHeaders: readonly string[]): void {
  const unsigned = [...request.headers.keys()].filter(
    (name) => (name === 'host' || name.startsWith('x-amz-')) && !signedHeaders.includes(name),
  );
  if (!signedHeaders.includes('host') && !unsigned.includes('host')) unsigned.push('host');
  if (unsigned.length > 0) {
    throw new S3Error('AccessDenied', 'There were headers present in the request which were not signed', {
      HeadersNotSigned: unsigned.join(', '),
    });
  }
  if (request.headers.has('x-amz-security-token') || request.query.has('X-Amz-Security-Token')) {
    throw new S3Error('InvalidToken');
  }
}

function presignedPayloadHash(request: S3Request): string {
  return (
    request.query.get('X-Amz-Content-Sha256') ??
    request.headers.get('x-amz-content-sha256') ??
    'UNSIGNED-PAYLOAD'
  );
}

function headerPayloadHash(request: S3Request): string {
  const hash = request.headers.get('x-amz-content-sha256');
  if (hash !== undefined) return hash;
  throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
}
