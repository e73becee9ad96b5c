import type { Logger } from 'pino';
import type { Connection } from './database/connection.ts';
import type { GroupCommit } from './database/group-commit.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { RateLimits } from './rate-limits/rate-limits.ts';
import type { AddressOf } from './serving/client-address.ts';
import type { Bucket } from './storage/bucket.ts';

/** Milliseconds since 1970. */
export type Clock = () => number;

/** So many random bytes, from a source that nobody can guess. */
export type RandomBytes = (count: number) => Uint8Array;

export interface Settings {
  /** Without a trailing slash. */
  baseUrl: string;
  /** Where links lead if the bucket is public; without a trailing slash. */
  publicBaseUrl: string | undefined;
  maxFileBytes: number;
  /** Whether new uploads are proven by their MD5; else by their size alone. */
  checksums: boolean;
  /** Whether bytes that a user stored before are not stored again: it was asked for, and the bucket can prove them. */
  deduplicate: boolean;
  /** How long after its last signed URL has expired an unfinished upload is kept, in milliseconds. */
  abandonedAfter: number;
  /** How long the audit log remembers, in milliseconds; 0: for ever. */
  auditKept: number;
}

/** What the app is built from; everything that it does to the world goes through these. */
export interface Dependencies {
  database: Connection;
  /** Takes the small writes of many uploads to the disk together. */
  commits: GroupCommit;
  bucket: Bucket;
  settings: Settings;
  rateLimits: RateLimits;
  /** Where a request comes from: what the address limits go by, and the audit log names. */
  addressOf: AddressOf;
  /** Undefined where nobody may read them. */
  metrics: Metrics | undefined;
  log: Logger;
  now: Clock;
  randomBytes: RandomBytes;
}
