import { HeadObjectCommand, PutObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { isForbidden } from '../../storage/bucket-errors.ts';
import type { Check, Outcome } from '../check.ts';

/** Whether objects are encrypted as the settings ask, and what the bucket does where they ask for nothing. */
export const encryptionCheck: Check = {
  name: 'encryption',
  needs: ['endpoint', 'credentials', 'region', 'clock'],
  async run({ client, settings, scratch }) {
    const asked = settings.protection?.encryption?.algorithm;
    const of = { Bucket: settings.name, Key: scratch.key('encrypted.bin') };
    try {
      await client.send(new PutObjectCommand({ ...of, Body: 'Pail looks how this is encrypted.' }));
    } catch (error) {
      if (asked !== undefined && error instanceof S3ServiceException) return refused(asked, error);
      throw error;
    }
    const { ServerSideEncryption: done } = await client.send(new HeadObjectCommand(of));
    if (asked === undefined) {
      return {
        status: 'ok',
        found: done
          ? `the bucket encrypts by itself (${done})`
          : 'the bucket tells of none; S3_SERVER_SIDE_ENCRYPTION would ask for it',
      };
    }
    if (asked === done) return { status: 'ok', found: `objects are encrypted as asked (${done})` };
    return {
      status: 'fail',
      found: `asked for ${asked}, the bucket stored an object ${done ? `encrypted by ${done}` : 'without encryption'}`,
      fix: 'Set up that encryption at the provider, or take S3_SERVER_SIDE_ENCRYPTION out.',
    };
  },
};

function refused(asked: string, error: S3ServiceException): Outcome {
  return {
    status: 'fail',
    found: `the bucket refuses an object to be encrypted by ${asked} (${error.name})`,
    fix: isForbidden(error)
      ? 'Let the keys use the key (kms:GenerateDataKey, kms:Decrypt) and put objects, or take S3_SERVER_SIDE_ENCRYPTION out.'
      : 'Set up that encryption at the provider, or take S3_SERVER_SIDE_ENCRYPTION out.',
  };
}
