import { randomBytes } from 'node:crypto';
import type { BucketSettings } from '../env.ts';
import { findBucketAddresses } from '../storage/bucket-addresses.ts';
import { toBucketError } from '../storage/bucket-errors.ts';
import { providerOf, type Quirks } from '../storage/quirks.ts';
import { createS3Client } from '../storage/s3-client.ts';
import type { Check } from './check.ts';
import { checksumsCheck } from './checks/checksums.ts';
import { clockCheck } from './checks/clock.ts';
import { contentMd5Check } from './checks/content-md5.ts';
import { corsCheck } from './checks/cors.ts';
import { credentialsCheck } from './checks/credentials.ts';
import { deletionCheck } from './checks/deletion.ts';
import { encryptionCheck } from './checks/encryption.ts';
import { endpointCheck } from './checks/endpoint.ts';
import { etagCheck } from './checks/etag.ts';
import { ifNoneMatchCheck } from './checks/if-none-match.ts';
import { lifecycleCheck } from './checks/lifecycle.ts';
import { multipartCheck } from './checks/multipart.ts';
import { objectsCheck } from './checks/objects.ts';
import { providerCheck } from './checks/provider.ts';
import { publicAccessCheck } from './checks/public-access.ts';
import { publicEndpointCheck } from './checks/public-endpoint.ts';
import { regionCheck } from './checks/region.ts';
import { explainFailure } from './explain-failure.ts';
import type { Finding, Report } from './finding.ts';
import type { Patient, Remedies } from './patient.ts';
import { probeBucket } from './probe.ts';
import { addContentMd5 } from './remedies/with-content-md5.ts';
import { openScratch } from './scratch.ts';

/** In this order: each may go by what those before it have seen. */
const CHECKS: readonly Check[] = [
  endpointCheck,
  clockCheck,
  credentialsCheck,
  regionCheck,
  encryptionCheck,
  objectsCheck,
  publicEndpointCheck,
  multipartCheck,
  etagCheck,
  contentMd5Check,
  checksumsCheck,
  ifNoneMatchCheck,
  deletionCheck,
  publicAccessCheck,
  lifecycleCheck,
  corsCheck,
  providerCheck,
];

/** What to examine, and how. */
export interface ExaminationOptions {
  settings: BucketSettings;
  publicBaseUrl: string | undefined;
  abandonedAfterHours: number;
  remedies: Remedies;
  /** Told of each check before it begins. */
  onCheck?: (name: string) => void;
  /** Ends the examination after the check under way; what was stored is removed all the same. */
  signal?: AbortSignal;
}

/**
 * Tries everything that Pail asks of a bucket, for real, under keys of its own, which are removed at the end whatever
 * happens. Whatever the bucket answers is a finding.
 * @throws only what is a defect of Pail's
 */
export async function examineBucket(options: ExaminationOptions): Promise<Report> {
  const { settings, onCheck = () => {}, signal } = options;
  const client = createS3Client(settings, settings.endpoint);
  addContentMd5(client);
  const scratch = openScratch(client, settings.name, randomBytes(8).toString('hex'));
  const findings: Finding[] = [];
  try {
    onCheck('endpoint');
    const patient: Patient = {
      ...options,
      client,
      scratch,
      probe: await probeBucket(client, settings.name, Date.now),
      addresses: () => findBucketAddresses(settings),
      target: async (address) => ({
        address,
        region: settings.region,
        credentials: await client.config.credentials().catch((error: unknown) => {
          throw toBucketError(error);
        }),
        now: Date.now(),
        protection: settings.protection,
      }),
    };
    let seen: Partial<Quirks> = {};
    for (const check of CHECKS) {
      if (signal?.aborted) {
        findings.push(STOPPED);
        break;
      }
      onCheck(check.name);
      const outcome = await runCheck(check, patient, seen, findings);
      seen = { ...seen, ...outcome.seen };
      findings.push(outcome.finding);
    }
  } finally {
    onCheck('clean-up');
    findings.push(cleanUpFinding(await scratch.clear()));
    client.destroy();
  }
  return {
    healthy: findings.every(({ status }) => status !== 'fail'),
    bucket: {
      name: settings.name,
      region: settings.region,
      endpoint: settings.endpoint ?? null,
      provider: settings.provider ?? providerOf(settings.endpoint),
    },
    findings,
  };
}

const STOPPED: Finding = {
  check: 'examination',
  status: 'fail',
  found: 'it was stopped before its end',
  fix: 'Run it again: pail doctor',
};

async function runCheck(
  check: Check,
  patient: Patient,
  seen: Partial<Quirks>,
  before: readonly Finding[],
): Promise<{ finding: Finding; seen?: Partial<Quirks> }> {
  const missing = (check.needs ?? []).filter((name) => !isUsable(before.find((each) => each.check === name)));
  if (missing.length > 0) {
    const found = `not tried, because of: ${missing.join(', ')}`;
    return { finding: { check: check.name, status: 'skipped', found, fix: null } };
  }
  const outcome = await check.run(patient, seen).catch(explainFailure);
  const { status, found, fix = null } = outcome;
  return { finding: { check: check.name, status, found, fix }, ...(outcome.seen && { seen: outcome.seen }) };
}

function isUsable(finding: Finding | undefined): boolean {
  return finding?.status === 'ok' || finding?.status === 'warn';
}

function cleanUpFinding(left: readonly string[]): Finding {
  return left.length === 0
    ? {
        check: 'clean-up',
        status: 'ok',
        found: 'nothing of this examination is left in the bucket',
        fix: null,
      }
    : {
        check: 'clean-up',
        status: 'warn',
        found: `could not be removed: ${left.join(', ')}`,
        fix: 'Delete these keys at the provider, and let the keys of Pail delete objects.',
      };
}
