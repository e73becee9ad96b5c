import { GetBucketCorsCommand, PutBucketCorsCommand, type CORSRule, type S3Client } from '@aws-sdk/client-s3';
import { isForbidden, isMissing, isNotOffered } from '../../storage/bucket-errors.ts';
import type { Check } from '../check.ts';
import { originsWithout, withPageRule } from '../remedies/cors-rules.ts';

const NOT_NEEDED = 'the extension needs none';

/** Which web pages may use the bucket: for sites of the owner's own, never for the extension. */
export const corsCheck: Check = {
  name: 'cors',
  needs: ['endpoint', 'credentials', 'region', 'clock'],
  async run({ client, settings, remedies: { corsOrigins } }) {
    let rules: CORSRule[];
    try {
      rules = await readRules(client, settings.name);
    } catch (error) {
      if (isNotOffered(error))
        return { status: 'skipped', found: `not offered by this bucket; ${NOT_NEEDED}` };
      if (isForbidden(error))
        return { status: 'skipped', found: `the keys may not read the rules; ${NOT_NEEDED}` };
      throw error;
    }
    if (originsWithout(rules, corsOrigins).length > 0) {
      const put = new PutBucketCorsCommand({
        Bucket: settings.name,
        CORSConfiguration: { CORSRules: withPageRule(rules, corsOrigins) },
      });
      await client.send(put);
      const left = originsWithout(await readRules(client, settings.name), corsOrigins);
      if (left.length > 0)
        return { status: 'fail', found: `the bucket took the rule and does not show ${left.join(', ')}` };
      return { status: 'ok', found: `set now: pages of ${corsOrigins.join(', ')} may upload` };
    }
    return {
      status: 'ok',
      found:
        rules.length === 0
          ? `no rules; ${NOT_NEEDED}`
          : `the bucket has ${rules.length} of its own; ${NOT_NEEDED}`,
    };
  },
};

async function readRules(client: S3Client, Bucket: string): Promise<CORSRule[]> {
  try {
    const { CORSRules = [] } = await client.send(new GetBucketCorsCommand({ Bucket }));
    return CORSRules;
  } catch (error) {
    // S3 calls it NoSuchCORSConfiguration.
    if (isMissing(error)) return [];
    throw error;
  }
}
