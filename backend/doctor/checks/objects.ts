import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { headObject } from '../../storage/objects.ts';
import type { Check } from '../check.ts';

const TEXT = 'Pail looks whether this bucket works.';
const TYPE = 'text/plain';

/** Stores an object, looks at it, reads it back and deletes it, with the backend's own client. */
export const objectsCheck: Check = {
  name: 'objects',
  needs: ['endpoint', 'credentials', 'region', 'clock', 'encryption'],
  async run({ client, settings, scratch }) {
    const Bucket = settings.name;
    const Key = scratch.key('object.txt');
    await client.send(new PutObjectCommand({ Bucket, Key, Body: TEXT, ContentType: TYPE }));
    const head = await headObject(client, Bucket, Key);
    if (head?.size !== TEXT.length || head.contentType !== TYPE) {
      return {
        status: 'fail',
        found: 'an object that was stored is not there as it was stored (size, type)',
        fix: 'Pail asks for each object after it is stored, at once: a bucket that answers later cannot be used.',
      };
    }
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    if ((await Body?.transformToString()) !== TEXT) {
      return { status: 'fail', found: 'an object is read with other bytes than were stored' };
    }
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
    if (await headObject(client, Bucket, Key)) {
      return {
        status: 'fail',
        found: 'an object that was deleted is still there',
        fix: 'Let the keys delete objects; look for a retention rule or Object Lock on the bucket.',
      };
    }
    return { status: 'ok', found: 'put, head, get and delete work' };
  },
};
