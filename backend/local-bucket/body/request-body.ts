import { S3Error } from '../errors.ts';
import type { S3Request } from '../http/s3-request.ts';
import type { VerifiedSignature } from '../signature/verify.ts';
import { AwsChunkedDecoder } from './aws-chunked.ts';
import { type ChecksumAlgorithm, createHasher } from './checksum-algorithm.ts';
import { ChunkSignatures } from './chunk-signature.ts';
import { type BodyDigest, ContentDigest } from './content-digest.ts';
import { type ExpectedChecksum, expectedChecksum, expectedMd5 } from './expected-digests.ts';

/** A request's content: decoded, and checked against everything that the request says about it. */
export interface RequestBody {
  /** Bytes of the content; undefined when the request does not say. */
  readonly size: number | undefined;
  /** The checksum that the content comes with. */
  readonly checksumAlgorithm: ChecksumAlgorithm | undefined;
  /** Whether anything, MD5 or checksum, guards the content against damage on the way. */
  readonly guarded: boolean;
  /**
   * The content, once. It ends with an S3Error when the content is not what was signed or announced:
   * nothing of it may be kept unless the iteration ends well.
   */
  chunks(): AsyncGenerator<Buffer>;
  /** Call it after the iteration has ended well. */
  digest(): BodyDigest;
}

/**
 * The body of a verified request.
 *
 * @param receive gives the bytes off the wire, and asks the client to send them where it waits for that
 * @param checksumOf what `x-amz-checksum-*` speaks of; of an object, it is not for this body to check
 * @throws S3Error when the headers that describe the body are malformed
 */
export function requestBody(
  request: S3Request,
  verified: VerifiedSignature,
  receive: () => AsyncIterable<Buffer>,
  checksumOf: 'body' | 'object',
): RequestBody {
  const encoding = payloadEncoding(verified);
  const md5 = expectedMd5(request);
  const checksum = checksumOf === 'body' ? expectedChecksum(request, verified.presigned) : undefined;
  const size = declaredSize(request, encoding.chunked);
  let digest: BodyDigest | undefined;
  return {
    size,
    checksumAlgorithm: checksum?.algorithm,
    guarded: md5 !== undefined || checksum !== undefined,
    async *chunks() {
      const decoder = encoding.chunked
        ? new AwsChunkedDecoder(encoding.signed ? new ChunkSignatures(verified) : undefined)
        : undefined;
      const content = await ContentDigest.start(checksum?.algorithm);
      const sha256 = encoding.sha256 === undefined ? undefined : await createHasher('sha256');
      for await (const raw of receive()) {
        for (const chunk of decoder ? decoder.decode(raw) : [raw]) {
          content.update(chunk);
          sha256?.update(chunk);
          if (size !== undefined && content.size > size) throw new S3Error('IncompleteBody');
          yield chunk;
        }
      }
      decoder?.end();
      if (size !== undefined && content.size !== size) throw new S3Error('IncompleteBody');
      refuseOtherSha256(encoding.sha256, sha256?.digest().toString('hex'));
      const actual = content.end();
      if (md5 !== undefined && md5 !== actual.md5) throw new S3Error('BadDigest');
      refuseOtherChecksum(checksum, decoder?.trailers, actual);
      digest = actual;
    },
    digest() {
      if (!digest) throw new Error('The body has not been read to its end.');
      return digest;
    },
  };
}

interface PayloadEncoding {
  readonly chunked: boolean;
  readonly signed: boolean;
  /** Hexadecimal, when the whole body's hash is signed. */
  readonly sha256?: string;
}

function payloadEncoding({ payloadHash }: VerifiedSignature): PayloadEncoding {
  switch (payloadHash) {
    case 'UNSIGNED-PAYLOAD':
      return { chunked: false, signed: false };
    case 'STREAMING-UNSIGNED-PAYLOAD-TRAILER':
      return { chunked: true, signed: false };
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD':
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER':
      return { chunked: true, signed: true };
    default:
      if (/^[0-9a-f]{64}$/.test(payloadHash)) return { chunked: false, signed: false, sha256: payloadHash };
      throw new S3Error(
        'InvalidArgument',
        'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.',
      );
  }
}

function declaredSize(request: S3Request, chunked: boolean): number | undefined {
  const text = request.headers.get(chunked ? 'x-amz-decoded-content-length' : 'content-length');
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new S3Error('InvalidArgument', 'The content length is not a number.');
  return Number(text);
}

function refuseOtherSha256(expected: string | undefined, actual: string | undefined): void {
  if (expected === undefined || actual === undefined || expected === actual) return;
  throw new S3Error('XAmzContentSHA256Mismatch', undefined, {
    ClientComputedContentSHA256: expected,
    S3ComputedContentSHA256: actual,
  });
}

function refuseOtherChecksum(
  expected: ExpectedChecksum | undefined,
  trailers: ReadonlyMap<string, string> | undefined,
  { checksum: actual }: BodyDigest,
): void {
  if (!expected || !actual) return;
  const value = expected.value ?? trailers?.get(`x-amz-checksum-${expected.algorithm}`);
  if (value === undefined) throw new S3Error('MalformedTrailerError');
  if (value === actual.value) return;
  const name = expected.algorithm.toUpperCase();
  throw new S3Error('BadDigest', `The ${name} you specified did not match the calculated checksum.`);
}
