import { PutObjectCommand } from '@aws-sdk/client-s3';
import { S3ServiceException } from '@aws-sdk/client-s3';
import { headObject } from '../../storage/objects.ts';
import type { Check } from '../check.ts';

/** Whether the bucket knows `x-amz-checksum-*`, which Pail does not need. */
export const checksumsCheck: Check = {
  name: 'x-amz-checksum',
  needs: ['objects'],
  async run({ client, settings, scratch }) {
    const key = scratch.key('wrong-checksum.txt');
    // The CRC-32 of no bytes at all.
    const put = new PutObjectCommand({
      Bucket: settings.name,
      Key: key,
      Body: 'bytes',
      ChecksumCRC32: 'AAAAAA==',
    });
    try {
      await client.send(put);
    } catch (error) {
      if (!(error instanceof S3ServiceException)) throw error;
      return { status: 'ok', found: `a wrong checksum is refused (${error.name})` };
    }
    const stored = await headObject(client, settings.name, key);
    return {
      status: 'ok',
      found: stored
        ? 'the bucket ignores these checksums; Pail goes by Content-MD5'
        : 'the bucket stores nothing, and does not say why',
    };
  },
};
