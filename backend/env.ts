import path from 'node:path';
import { z } from 'zod';
import { MAX_OBJECT_BYTES } from '../shared/limits.ts';
import { areProxies } from './serving/client-address.ts';
import type { Protection } from './storage/protection.ts';
import { providerSchema } from './storage/quirks.ts';

/** A bucket that somebody else runs. */
export interface BucketSettings {
  name: string;
  region: string;
  /** How the backend reaches the provider; undefined for AWS. */
  endpoint: string | undefined;
  /** How browsers reach the provider; empty where that is the same. */
  publicEndpoints: string[];
  forcePathStyle: boolean;
  provider: z.infer<typeof providerSchema> | undefined;
  /** Undefined: the SDK's default chain finds them (profile, role, container). */
  credentials: BucketCredentials | undefined;
  /** What is asked for each object; left out: what the bucket does by itself. */
  protection?: Protection | undefined;
}

export interface BucketCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** Calls a minute; 0: any number. */
export interface RateLimitSettings {
  perDevice: number;
  perAddress: number;
}

/** Where rows are kept. */
export type DatabaseSettings =
  | { dialect: 'sqlite'; file: string }
  /** With the password, where it has one: never to be logged. */
  | { dialect: 'postgres'; url: string };

/** Everything that the environment decides, checked and with its defaults. */
export interface Environment {
  host: string;
  /** 0: any free port. */
  port: number;
  /** The backend's address for people and extensions, without a trailing slash; undefined: host and port. */
  baseUrl: string | undefined;
  dataDirectory: string;
  database: DatabaseSettings;
  logLevel: z.infer<typeof logLevelSchema>;
  maxFileBytes: number;
  /** Whether uploads are proven by their MD5; else by their size alone. */
  checksums: boolean;
  /** Whether bytes that a user stored before are not stored again, where the bucket can prove them. */
  deduplicate: boolean;
  /** How long after its last signed URL has expired an unfinished upload is kept, in hours. */
  abandonedAfterHours: number;
  /** How many days the audit log remembers; 0: all of them. */
  auditKeptDays: number;
  /** Undefined: the backend starts the local bucket in its data directory. */
  bucket: BucketSettings | undefined;
  /** How browsers reach the bucket where it is the local one; empty: by the backend's own host. */
  localBucketPublicEndpoints: string[];
  /** Address of a public bucket or CDN without a trailing slash; links then lead there. */
  publicBaseUrl: string | undefined;
  rateLimits: RateLimitSettings;
  /** The reverse proxies whose X-Forwarded-For is believed: addresses, ranges, or names that proxy-addr knows. */
  trustedProxies: string[];
  /** What whoever reads /metrics has to show; undefined: nobody may. */
  metricsToken: string | undefined;
  /** How long calls under way may go on once the backend is to stop, in milliseconds. */
  stopWithin: number;
}

/** The environment cannot be used; the message names each variable and what it should be. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

const logLevelSchema = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);

const addressSchema = z
  .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
  .transform((address) => address.replace(/\/+$/, ''));

const countSchema = z.coerce
  .number({ error: 'must be a number' })
  .int('must be a whole number')
  .min(0, 'must be at least 0')
  .max(1_000_000_000, 'must be at most 1000000000');

const proxiesSchema = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter(Boolean))
  .refine(
    areProxies,
    'must list addresses such as 10.0.0.2, ranges such as 10.0.0.0/8, or loopback, linklocal, uniquelocal',
  );

const booleanSchema = z.enum(['true', 'false'], { error: 'must be true or false' });

/** A database by its address: `postgres://…`, or the path of a SQLite file, also with `sqlite:` or `file:` before it. */
export const databaseUrlSchema = z.string().transform((url, context): DatabaseSettings => {
  if (/^postgres(?:ql)?:/.test(url)) {
    if (URL.canParse(url)) return { dialect: 'postgres', url };
    // The text itself may hold a password.
    context.addIssue(
      'is not an address of PostgreSQL: write postgres://user:password@host:5432/database, with signs such as @ and / in a password as %40 and %2F',
    );
    return z.NEVER;
  }
  return { dialect: 'sqlite', file: path.resolve(url.replace(/^(?:sqlite|file):(?:\/\/)?/, '')) };
});

const portSchema = z.coerce
  .number({ error: 'must be a port number' })
  .int('must be a whole number')
  .min(0, 'must be a port number from 0 (any free one) to 65535')
  .max(65_535, 'must be a port number from 0 (any free one) to 65535');

const variablesSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: portSchema.default(8787),
  BASE_URL: addressSchema.optional(),
  DATA_DIR: z.string().default('.pail'),
  DATABASE_URL: databaseUrlSchema.optional(),
  LOG_LEVEL: logLevelSchema.default('info'),
  MAX_FILE_BYTES: z.coerce
    .number({ error: 'must be a number of bytes' })
    .int('must be a whole number of bytes')
    .min(1, 'must be at least 1')
    .max(MAX_OBJECT_BYTES, `must be at most ${MAX_OBJECT_BYTES} (5 TiB)`)
    .default(MAX_OBJECT_BYTES),
  CHECKSUMS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  DEDUPLICATE: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  ABANDONED_AFTER_HOURS: z.coerce
    .number({ error: 'must be a number of hours' })
    .int('must be a whole number of hours')
    .min(1, 'must be at least 1')
    .max(10_000, 'must be at most 10000')
    .default(7 * 24),
  AUDIT_DAYS: countSchema.default(365),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ENDPOINT: addressSchema.optional(),
  S3_PUBLIC_ENDPOINTS: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(addressSchema))
    .default([]),
  S3_FORCE_PATH_STYLE: booleanSchema.optional(),
  S3_PROVIDER: providerSchema.optional(),
  S3_SERVER_SIDE_ENCRYPTION: z
    .enum(['AES256', 'aws:kms', 'aws:kms:dsse'], { error: 'must be AES256, aws:kms or aws:kms:dsse' })
    .optional(),
  S3_SSE_KMS_KEY_ID: z.string().optional(),
  S3_OBJECT_LOCK_MODE: z
    .enum(['GOVERNANCE', 'COMPLIANCE'], { error: 'must be GOVERNANCE or COMPLIANCE' })
    .optional(),
  S3_OBJECT_LOCK_DAYS: z.coerce
    .number({ error: 'must be a number of days' })
    .int('must be a whole number of days')
    .min(1, 'must be at least 1')
    .max(36_500, 'must be at most 36500')
    .optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  PUBLIC_BASE_URL: addressSchema.optional(),
  RATE_LIMIT_DEVICE: countSchema.default(6000),
  RATE_LIMIT_ADDRESS: countSchema.default(600),
  TRUSTED_PROXIES: proxiesSchema.default([]),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  STOP_TIMEOUT_SECONDS: countSchema.default(10),
});

type Variables = z.infer<typeof variablesSchema>;

/**
 * Reads and checks the environment; a variable that is set to nothing counts as not set.
 * @throws {EnvironmentError} which names every variable that cannot be used.
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Environment {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const result = variablesSchema.safeParse(set);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${String(issue.path[0])}: ${issue.message}`);
    throw new EnvironmentError(`The environment cannot be used. Mend these variables:\n${lines.join('\n')}`);
  }
  const variables = result.data;
  return {
    host: variables.HOST,
    port: variables.PORT,
    baseUrl: variables.BASE_URL,
    dataDirectory: path.resolve(variables.DATA_DIR),
    database: variables.DATABASE_URL ?? {
      dialect: 'sqlite',
      file: path.resolve(variables.DATA_DIR, 'pail.sqlite'),
    },
    logLevel: variables.LOG_LEVEL,
    maxFileBytes: variables.MAX_FILE_BYTES,
    checksums: variables.CHECKSUMS === 'on',
    deduplicate: variables.DEDUPLICATE === 'on',
    abandonedAfterHours: variables.ABANDONED_AFTER_HOURS,
    auditKeptDays: variables.AUDIT_DAYS,
    bucket: bucketSettings(variables),
    localBucketPublicEndpoints: variables.S3_BUCKET ? [] : variables.S3_PUBLIC_ENDPOINTS,
    publicBaseUrl: variables.PUBLIC_BASE_URL,
    rateLimits: { perDevice: variables.RATE_LIMIT_DEVICE, perAddress: variables.RATE_LIMIT_ADDRESS },
    trustedProxies: variables.TRUSTED_PROXIES,
    metricsToken: variables.METRICS_TOKEN,
    stopWithin: variables.STOP_TIMEOUT_SECONDS * 1000,
  };
}

function bucketSettings(variables: Variables): BucketSettings | undefined {
  if (!variables.S3_BUCKET) {
    if (variables.S3_ENDPOINT) {
      throw new EnvironmentError(
        'S3_ENDPOINT is set but S3_BUCKET is not: name the bucket to upload to, or unset S3_ENDPOINT to use the local bucket.',
      );
    }
    if (protection(variables)) {
      throw new EnvironmentError(
        'S3_SERVER_SIDE_ENCRYPTION and S3_OBJECT_LOCK_MODE are for a bucket that S3_BUCKET names: the local bucket neither encrypts nor locks.',
      );
    }
    return undefined;
  }
  return {
    name: variables.S3_BUCKET,
    region: variables.S3_REGION,
    endpoint: variables.S3_ENDPOINT,
    publicEndpoints: variables.S3_PUBLIC_ENDPOINTS,
    // Names such as bucket.localhost or bucket.10.0.0.5 rarely resolve: path style unless told, except on AWS.
    forcePathStyle: variables.S3_FORCE_PATH_STYLE
      ? variables.S3_FORCE_PATH_STYLE === 'true'
      : variables.S3_ENDPOINT !== undefined,
    provider: variables.S3_PROVIDER,
    credentials: bucketCredentials(variables),
    protection: protection(variables),
  };
}

function protection(variables: Variables): Protection | undefined {
  const {
    S3_SERVER_SIDE_ENCRYPTION: algorithm,
    S3_SSE_KMS_KEY_ID: kmsKeyId,
    S3_OBJECT_LOCK_MODE: mode,
    S3_OBJECT_LOCK_DAYS: days,
  } = variables;
  if (kmsKeyId !== undefined && !algorithm?.startsWith('aws:kms')) {
    throw new EnvironmentError(
      'S3_SSE_KMS_KEY_ID is set, but S3_SERVER_SIDE_ENCRYPTION is not: set it to aws:kms or aws:kms:dsse, or unset the key.',
    );
  }
  if ((mode === undefined) !== (days === undefined)) {
    throw new EnvironmentError(
      'S3_OBJECT_LOCK_MODE and S3_OBJECT_LOCK_DAYS belong together: set both, or neither to leave locking to the bucket.',
    );
  }
  if (mode !== undefined && variables.CHECKSUMS === 'off') {
    throw new EnvironmentError(
      'S3_OBJECT_LOCK_MODE needs CHECKSUMS=on: S3 locks only what was stored with a checksum.',
    );
  }
  if (algorithm === undefined && mode === undefined) return undefined;
  return {
    encryption: algorithm && { algorithm, kmsKeyId },
    lock: mode && days !== undefined ? { mode, days } : undefined,
  };
}

function bucketCredentials(variables: Variables): BucketCredentials | undefined {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = variables;
  if (!AWS_ACCESS_KEY_ID && !AWS_SECRET_ACCESS_KEY) return undefined;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    throw new EnvironmentError(
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together: set both, or neither to use the default chain.',
    );
  }
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
}
