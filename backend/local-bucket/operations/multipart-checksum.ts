import { createHasher } from '../body/checksum-algorithm.ts';
import { combineCrcs } from '../body/crc-combine.ts';
import { S3Error } from '../errors.ts';
import type { ObjectDetails } from '../storage/stored-object.ts';
import type { MultipartUpload, StoredPart } from '../storage/upload-table.ts';
import { type OperationContext, requestParameter } from './operation.ts';

/**
 * The checksum of a multipart upload's object, of the algorithm and type that were chosen at its start, made
 * from the parts' checksums.
 *
 * @throws S3Error BadDigest when the request expects another one
 */
export async function multipartChecksum(
  context: OperationContext,
  upload: MultipartUpload,
  parts: readonly StoredPart[],
): Promise<ObjectDetails['checksum']> {
  const chosen = upload.details.checksum;
  if (!chosen) return undefined;
  const { algorithm, type } = chosen;
  const checksums = parts.map(({ size, checksum }) => ({ size, value: checksum?.value ?? '' }));
  let value: string;
  if (type === 'FULL_OBJECT') value = combineCrcs(algorithm, checksums);
  else {
    const hasher = await createHasher(algorithm);
    for (const part of checksums) hasher.update(Buffer.from(part.value, 'base64'));
    value = `${hasher.digest().toString('base64')}-${parts.length}`;
  }
  const expected = requestParameter(context, `x-amz-checksum-${algorithm}`);
  if (expected !== undefined && expected !== value) {
    throw new S3Error(
      'BadDigest',
      `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
    );
  }
  return { algorithm, type, value };
}
