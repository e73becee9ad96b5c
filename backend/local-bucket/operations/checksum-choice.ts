import {
  CHECKSUM_ALGORITHMS,
  type ChecksumAlgorithm,
  checksumAlgorithmNamed,
} from '../body/checksum-algorithm.ts';
import { isCombinable } from '../body/crc-combine.ts';
import { S3Error } from '../errors.ts';
import { CHECKSUM_TYPES, type ChecksumType } from '../storage/stored-object.ts';
import { type OperationContext, requestParameter } from './operation.ts';

/**
 * Reads `x-amz-checksum-algorithm`.
 *
 * @throws S3Error InvalidRequest for one that there is not
 */
export function requestedChecksumAlgorithm(context: OperationContext): ChecksumAlgorithm | undefined {
  const name = requestParameter(context, 'x-amz-checksum-algorithm');
  if (name === undefined) return undefined;
  const algorithm = checksumAlgorithmNamed(name);
  if (algorithm) return algorithm;
  const names = CHECKSUM_ALGORITHMS.map((each) => each.toUpperCase()).join(', ');
  throw new S3Error(
    'InvalidRequest',
    `Checksum algorithm provided is unsupported. Please try again with any of the valid types: [${names}]`,
  );
}

/**
 * Reads the checksum that a multipart upload's object shall have: `x-amz-checksum-algorithm` and
 * `x-amz-checksum-type`. SHA-1 and SHA-256 are composite only, CRC-64/NVME of the full object only.
 *
 * @throws S3Error InvalidRequest
 */
export function chosenMultipartChecksum(
  context: OperationContext,
): { algorithm: ChecksumAlgorithm; type: ChecksumType } | undefined {
  const algorithm = requestedChecksumAlgorithm(context);
  const typeText = requestParameter(context, 'x-amz-checksum-type')?.toUpperCase();
  if (algorithm === undefined) {
    if (typeText === undefined) return undefined;
    throw new S3Error(
      'InvalidRequest',
      'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
    );
  }
  const type =
    typeText === undefined
      ? algorithm === 'crc64nvme'
        ? 'FULL_OBJECT'
        : 'COMPOSITE'
      : CHECKSUM_TYPES.find((each) => each === typeText);
  if (type === undefined)
    throw new S3Error('InvalidRequest', 'Value for x-amz-checksum-type header is invalid.');
  if (type === 'FULL_OBJECT' ? !isCombinable(algorithm) : algorithm === 'crc64nvme') {
    throw new S3Error(
      'InvalidRequest',
      `The ${type} checksum type cannot be used with the ${algorithm} checksum algorithm.`,
    );
  }
  return { algorithm, type };
}
