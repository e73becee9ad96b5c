import {
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  type DefaultRetention,
  type S3Client,
} from '@aws-sdk/client-s3';
import { isForbidden, isMissing, isNotOffered } from '../../storage/bucket-errors.ts';
import type { Check } from '../check.ts';

/** Whether the bytes of a deleted file are gone from the bucket, or kept by Object Lock or as an old version. */
export const deletionCheck: Check = {
  name: 'deletion',
  needs: ['endpoint', 'credentials', 'region', 'clock'],
  async run({ client, settings }) {
    const asked = settings.protection?.lock;
    const lock = await readLock(client, settings.name).catch(unknownWhereNotTold);
    if (asked && lock === 'none') {
      return {
        status: 'fail',
        found: 'S3_OBJECT_LOCK_MODE asks for Object Lock, and this bucket has none',
        fix: 'Make a bucket with Object Lock enabled, which most providers allow only at its creation, or take S3_OBJECT_LOCK_MODE out.',
      };
    }
    if (asked) {
      return {
        status: 'ok',
        found: `as asked, nobody deletes an object for ${asked.days} days (${asked.mode}); a file can be deleted after that`,
      };
    }
    if (typeof lock === 'object') {
      return {
        status: 'warn',
        found: `the bucket locks each new object for ${lock.Years ? `${lock.Years} years` : `${lock.Days} days`} (${lock.Mode}): until then a file cannot be deleted`,
        fix: 'Nothing, if that is wanted. Else take the default retention out of the Object Lock settings of the bucket.',
      };
    }
    const versioning = await readVersioning(client, settings.name).catch(unknownWhereNotTold);
    if (versioning === 'unknown') {
      return { status: 'skipped', found: 'the bucket does not tell whether it keeps old versions' };
    }
    if (versioning !== 'Enabled') {
      return { status: 'ok', found: 'the bucket keeps no old versions: what is deleted is gone' };
    }
    return {
      status: 'warn',
      found: 'the bucket keeps old versions: the bytes of deleted files stay in it, and cost room',
      fix: 'Nothing, if that is wanted. Else let a lifecycle rule remove noncurrent versions, or suspend versioning.',
    };
  },
};

/** The retention that each object begins with. */
async function readLock(client: S3Client, Bucket: string): Promise<DefaultRetention | 'no default' | 'none'> {
  try {
    const { ObjectLockConfiguration: lock } = await client.send(
      new GetObjectLockConfigurationCommand({ Bucket }),
    );
    if (lock?.ObjectLockEnabled !== 'Enabled') return 'none';
    return lock.Rule?.DefaultRetention ?? 'no default';
  } catch (error) {
    // S3 calls it ObjectLockConfigurationNotFoundError.
    if (isMissing(error)) return 'none';
    throw error;
  }
}

async function readVersioning(client: S3Client, Bucket: string): Promise<'Enabled' | 'Suspended' | 'never'> {
  const { Status = 'never' } = await client.send(new GetBucketVersioningCommand({ Bucket }));
  return Status;
}

function unknownWhereNotTold(error: unknown): 'unknown' {
  if (isNotOffered(error) || isForbidden(error)) return 'unknown';
  throw error;
}
