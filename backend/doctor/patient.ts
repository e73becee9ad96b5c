import type { S3Client } from '@aws-sdk/client-s3';
import type { BucketSettings } from '../env.ts';
import type { StoringTarget } from '../storage/signed-requests.ts';
import type { Probe } from './probe.ts';
import type { Scratch } from './scratch.ts';

/** What the doctor may mend. */
export interface Remedies {
  lifecycle: boolean;
  /** The origins that web pages may upload from; empty: CORS stays as it is. */
  corsOrigins: readonly string[];
}

/** The bucket under examination, and all that a check works with. */
export interface Patient {
  settings: BucketSettings;
  /** Where a public bucket's links lead; undefined where the bucket is not to be public. */
  publicBaseUrl: string | undefined;
  /** How long an unfinished upload is kept by Pail itself, in hours. */
  abandonedAfterHours: number;
  client: S3Client;
  /** How the bucket answered the first question. */
  probe: Probe;
  /** Where browsers reach the bucket, the best first. */
  addresses(): Promise<readonly [string, ...string[]]>;
  /** As whom to sign requests for this address, now. */
  target(address: string): Promise<StoringTarget>;
  /** Everything that a check stores goes through here, so that it is removed at the end. */
  scratch: Scratch;
  remedies: Remedies;
}
