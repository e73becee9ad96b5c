import { S3Error } from '../errors.ts';
import type { S3Request } from '../http/s3-request.ts';
import type { VerifiedSignature } from '../signature/verify.ts';
import { AwsChunkedDecoder } from './aws-chunked.ts';
import { type ChecksumAlgorithm, createHasher } from './checksum-algorithm.ts';
import { ChunkSignatures } from './chunk-signature.ts';
import { expectedChecksum, expectedMd5 } from './expected-digests.ts';

/** A checksum of an object or part, in base64. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly value: string;
}

/** What is known of a body once it has been read and found to be what the request said. */
export interface BodyDigest {
  readonly size: number;
  /** Hexadecimal. */
  readonly md5: string;
  /** The checksum that the request asked for. */
  readonly checksum?: Checksum;
}

/** A request's content: decoded, and checked against everything that the request says about it. */
export interface RequestBody {
  /** Bytes of the content; undefined when the request does not say. */
  readonly size: number | undefined;
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
 * @throws S3Error when the headers that describe the body are malformed
 */
export function requestBody(
  request: S3Request,
  verified: VerifiedSignature,
  receive: () => AsyncIterable<Buffer>,
): RequestBody {
  const encoding = payloadEncoding(verified);
  const md5 = expectedMd5(request);
  const checksum = expectedChecksum(request, verified.presigned);
  const size = declaredSize(request, encoding.chunked);
  let digest: BodyDigest | undefined;
  return {
    size,
    async *chunks() {
      const decoder = encoding.chunked
        ? new AwsChunkedDecoder(encoding.signed ? new ChunkSignatures(verified) : undefined)
        : undefined;
      const md5Hasher = await createHasher('md5');
      const sha256Hasher = encoding.sha256 === undefined ? undefined : await createHasher('sha256');
      const checksumHasher = checksum && (await createHasher(checksum.algorithm));
      let received = 0;
      for await (const raw of receive()) {
        for (const chunk of decoder ? decoder.decode(raw) : [raw]) {
          received += chunk.length;
          if (size !== undefined && received > size) throw new S3Error('IncompleteBody');
          md5Hasher.update(chunk);
          sha256Hasher?.update(chunk);
          checksumHasher?.update(chunk);
          yield chunk;
        }
      }
      decoder?.end();
      if (size !== undefined && received !== size) throw new S3Error('IncompleteBody');
      refuseOtherSha256(encoding.sha256, sha256Hasher?.digest().toString('hex'));
      const actualMd5 = md5Hasher.digest();
      if (md5 && !md5.equals(actualMd5)) throw new S3Error('BadDigest');
      digest = { size: received, md5: actualMd5.toString('hex') };
      if (checksum && checksumHasher) {
        const value = checksumHasher.digest().toString('base64');
        const expected = checksum.value ?? decoder?.trailers.get(`x-amz-checksum-${checksum.algorithm}`);
        refuseOtherChecksum(checksum.algorithm, expected, value);
        digest = { ...digest, checksum: { algorithm: checksum.algorithm, value } };
      }
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
  algorithm: ChecksumAlgorithm,
  expected: string | undefined,
  actual: string,
): void {
  if (expected === undefined) throw new S3Error('MalformedTrailerError');
  if (expected === actual) return;
  const name = algorithm.toUpperCase();
  throw new S3Error('BadDigest', `The ${name} you specified did not match the calculated checksum.`);
}
