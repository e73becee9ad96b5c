import { checksumElement } from '../body/checksum-algorithm.ts';
import type { Checksum } from '../body/content-digest.ts';
import type { ChecksumType } from '../storage/stored-object.ts';
import type { XmlElement } from '../xml.ts';

/** A checksum; an object's has a type, a part's has none. */
type ShownChecksum = Checksum & { readonly type?: ChecksumType };

/** A checksum as response headers show it. */
export function checksumHeaders(checksum: ShownChecksum | undefined): Record<string, string> {
  if (!checksum) return {};
  return {
    [`x-amz-checksum-${checksum.algorithm}`]: checksum.value,
    ...(checksum.type && { 'x-amz-checksum-type': checksum.type }),
  };
}

/** A checksum as XML shows it. */
export function checksumElements(checksum: ShownChecksum | undefined): XmlElement {
  if (!checksum) return {};
  return { [checksumElement(checksum.algorithm)]: checksum.value, ChecksumType: checksum.type };
}
