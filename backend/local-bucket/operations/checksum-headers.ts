import type { Checksum } from '../body/request-body.ts';
import type { ChecksumType } from '../storage/stored-object.ts';

/** A stored checksum as response headers show it; of a part without its type. */
export function checksumHeaders(
  checksum: (Checksum & { readonly type?: ChecksumType }) | undefined,
): Record<string, string> {
  if (!checksum) return {};
  return {
    [`x-amz-checksum-${checksum.algorithm}`]: checksum.value,
    ...(checksum.type && { 'x-amz-checksum-type': checksum.type }),
  };
}
