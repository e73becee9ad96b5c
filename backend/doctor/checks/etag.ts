import { createHash, randomBytes } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { headObject } from '../../storage/objects.ts';
import type { Check } from '../check.ts';

/** Whether ETags tell of the bytes, so that Pail can prove what was stored. */
export const etagCheck: Check = {
  name: 'etag',
  needs: ['objects'],
  async run({ client, settings, scratch }, seen) {
    const key = scratch.key('etag.bin');
    const bytes = randomBytes(1000);
    await client.send(new PutObjectCommand({ Bucket: settings.name, Key: key, Body: bytes }));
    const head = await headObject(client, settings.name, key);
    const etagIsMd5 =
      head?.etagIsOpaque === false && head.etag === createHash('md5').update(bytes).digest('hex');
    const composite =
      seen.compositeEtag === undefined
        ? 'not tried'
        : seen.compositeEtag
          ? "the MD5 of its parts' MD5s"
          : 'something else';
    return {
      status: 'ok',
      found: `an object's ETag is ${etagIsMd5 ? 'its MD5' : 'no MD5, so the bucket must check Content-MD5'}; of an object in parts it is ${composite}`,
      seen: { etagIsMd5 },
    };
  },
};
