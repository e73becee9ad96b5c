import {
  GetBucketLifecycleConfigurationCommand,
  PutBucketLifecycleConfigurationCommand,
  type LifecycleRule,
  type S3Client,
} from '@aws-sdk/client-s3';
import { isForbidden, isMissing, isNotOffered } from '../../storage/bucket-errors.ts';
import type { Check } from '../check.ts';
import { abortingDays, daysUntilAbort, withAbortRule } from '../remedies/lifecycle-rules.ts';

const PAIL_DOES = 'Pail itself aborts what it began';

/** Whether the bucket itself removes multipart uploads that nobody finishes. */
export const lifecycleCheck: Check = {
  name: 'lifecycle',
  needs: ['endpoint', 'credentials', 'region', 'clock'],
  async run({ client, settings, abandonedAfterHours, remedies }) {
    const days = daysUntilAbort(abandonedAfterHours);
    let rules: LifecycleRule[];
    try {
      rules = await readRules(client, settings.name);
    } catch (error) {
      if (isNotOffered(error))
        return { status: 'skipped', found: `not offered by this bucket; ${PAIL_DOES}` };
      if (isForbidden(error))
        return { status: 'skipped', found: `the keys may not read the rules; ${PAIL_DOES}` };
      throw error;
    }
    const now = abortingDays(rules);
    if (now !== undefined && now * 24 > abandonedAfterHours) {
      return { status: 'ok', found: `abandoned multipart uploads are aborted after ${now} days` };
    }
    if (now !== undefined) {
      return {
        status: 'warn',
        found: `the bucket aborts multipart uploads after ${now} days, earlier than Pail gives them up`,
        fix: `Give that rule ${days} days: an upload that was interrupted can then still be finished.`,
      };
    }
    if (!remedies.lifecycle) {
      return {
        status: 'warn',
        found: `no rule aborts abandoned multipart uploads; ${PAIL_DOES}`,
        fix: `Set one with: pail doctor --fix (it aborts them after ${days} days and leaves other rules as they are).`,
      };
    }
    try {
      await writeRules(client, settings.name, withAbortRule(rules, days));
    } catch (error) {
      if (!isForbidden(error)) throw error;
      return {
        status: 'warn',
        found: `the keys may not set the rule; ${PAIL_DOES}`,
        fix: `Let the keys set it (s3:PutLifecycleConfiguration), or set it at the provider: abort incomplete multipart uploads after ${days} days.`,
      };
    }
    const set = abortingDays(await readRules(client, settings.name));
    return set === days
      ? { status: 'ok', found: `set now: abandoned multipart uploads are aborted after ${days} days` }
      : { status: 'fail', found: 'the bucket took the rule and does not show it' };
  },
};

async function readRules(client: S3Client, Bucket: string): Promise<LifecycleRule[]> {
  try {
    const { Rules = [] } = await client.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
    return Rules;
  } catch (error) {
    // S3 calls it NoSuchLifecycleConfiguration.
    if (isMissing(error)) return [];
    throw error;
  }
}

async function writeRules(client: S3Client, Bucket: string, Rules: LifecycleRule[]): Promise<void> {
  const put = new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } });
  await client.send(put);
}
