import { PutObjectCommand } from '@aws-sdk/client-s3';
import { S3ServiceException } from '@aws-sdk/client-s3';
import { headObject } from '../../storage/objects.ts';
import { providerOf, quirksOf } from '../../storage/quirks.ts';
import type { Check } from '../check.ts';

/** The SHA-256 of no bytes at all. */
const OF_NO_BYTES = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

/** Whether the bucket checks `x-amz-checksum-sha256`, which only deduplication needs. */
export const checksumsCheck: Check = {
  name: 'x-amz-checksum',
  needs: ['objects'],
  async run({ client, settings, scratch }) {
    const key = scratch.key('wrong-checksum.txt');
    const put = new PutObjectCommand({
      Bucket: settings.name,
      Key: key,
      Body: 'bytes',
      ChecksumSHA256: OF_NO_BYTES,
    });
    try {
      await client.send(put);
    } catch (error) {
      if (!(error instanceof S3ServiceException)) throw error;
      const isKnown = quirksOf(settings.provider ?? providerOf(settings.endpoint)).verifiesSha256;
      const use = isKnown
        ? 'DEDUPLICATE=on works'
        : 'but Pail does not know that of every server of this provider, and leaves DEDUPLICATE off';
      return { status: 'ok', found: `a wrong SHA-256 is refused (${error.name}): ${use}` };
    }
    const stored = await headObject(client, settings.name, key);
    return {
      status: 'ok',
      found: stored
        ? 'the bucket ignores these checksums; Pail goes by Content-MD5, and leaves DEDUPLICATE off'
        : 'the bucket stores nothing, and does not say why',
    };
  },
};
