import { S3Error } from '../errors.ts';
import type { S3Request } from '../http/s3-request.ts';
import {
  CHECKSUM_ALGORITHMS,
  CHECKSUM_BYTES,
  type ChecksumAlgorithm,
  checksumAlgorithmNamed,
} from './checksum-algorithm.ts';

/** The checksum that a request announces. */
export interface ExpectedChecksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64; absent when it comes in the trailer. */
  readonly value?: string;
}

/**
 * Reads Content-MD5, as hexadecimal.
 *
 * @throws S3Error InvalidDigest when it is not 16 bytes in base64
 */
export function expectedMd5(request: S3Request): string | undefined {
  const text = request.headers.get('content-md5');
  if (text === undefined) return undefined;
  const md5 = Buffer.from(text, 'base64');
  if (md5.length !== 16 || md5.toString('base64') !== text) throw new S3Error('InvalidDigest');
  return md5.toString('hex');
}

/**
 * Reads `x-amz-checksum-*`, or the name in `x-amz-trailer`. In a presigned URL they may stand in the query.
 *
 * @throws S3Error InvalidRequest when there is more than one, or it is malformed, or it was promised only
 */
export function expectedChecksum(request: S3Request, presigned: boolean): ExpectedChecksum | undefined {
  const value = (name: string): string | undefined =>
    request.headers.get(name) ?? (presigned ? request.query.get(name) : undefined);
  const given = CHECKSUM_ALGORITHMS.filter(
    (algorithm) => value(`x-amz-checksum-${algorithm}`) !== undefined,
  ).map((algorithm): ExpectedChecksum => {
    const checksum = value(`x-amz-checksum-${algorithm}`) ?? '';
    refuseMalformed(algorithm, checksum);
    return { algorithm, value: checksum };
  });
  const trailer = value('x-amz-trailer');
  if (trailer !== undefined) {
    const algorithm = checksumAlgorithmNamed(trailer.trim().replace(/^x-amz-checksum-/i, ''));
    if (!algorithm) {
      throw new S3Error('InvalidRequest', 'The value specified in the x-amz-trailer header is not supported');
    }
    given.push({ algorithm });
  }
  if (given.length > 1) {
    throw new S3Error(
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  }
  if (given.length === 0 && value('x-amz-sdk-checksum-algorithm') !== undefined) {
    throw new S3Error(
      'InvalidRequest',
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
    );
  }
  return given[0];
}

/** @throws S3Error InvalidRequest when the checksum is not of this algorithm's length in base64 */
export function refuseMalformed(algorithm: ChecksumAlgorithm, checksum: string): void {
  const bytes = Buffer.from(checksum, 'base64');
  if (bytes.length === CHECKSUM_BYTES[algorithm] && bytes.toString('base64') === checksum) return;
  throw new S3Error('InvalidRequest', `Value for x-amz-checksum-${algorithm} header is invalid.`);
}
