import { resolve } from 'node:path';
import { endpointOf, findPreset, PRESETS, type Blank } from '../../storage/presets.ts';
import { UsageError } from '../failure.ts';
import type { Variables } from './environment-text.ts';

/** The choice of the bucket that Pail itself runs, which needs no other answer. */
export const LOCAL = 'local';

/** What `pail init` has to know; flags give it, or a person who is asked. */
export interface InitAnswers {
  /** A preset's name, or {@link LOCAL}. */
  provider: string;
  bucket?: string | undefined;
  region?: string | undefined;
  /** Cloudflare's account id. */
  account?: string | undefined;
  endpoint?: string | undefined;
  /** Left out together with the secret: the SDK's default chain finds the keys. */
  accessKeyId?: string | undefined;
  secretAccessKey?: string | undefined;
  baseUrl?: string | undefined;
  dataDirectory?: string | undefined;
}

/** The flag of each blank of a preset. */
export const FLAG_OF: Readonly<Record<Blank, string>> = {
  region: '--region',
  account: '--account',
  endpoint: '--endpoint',
};

/**
 * What goes into the environment file for these answers.
 * @throws {UsageError} which names every flag that is missing.
 */
export function variablesOf(answers: InitAnswers): Variables {
  const common = {
    DATA_DIR: resolve(answers.dataDirectory ?? '.pail'),
    BASE_URL: answers.baseUrl,
  };
  if (answers.provider === LOCAL) return { ...common, ...bucketVariables({}) };
  const preset = findPreset(answers.provider);
  if (!preset) {
    const names = [LOCAL, ...Object.keys(PRESETS)].join(', ');
    throw new UsageError(`There is no provider ${answers.provider}. Choose one of: ${names}.`);
  }
  const missing = preset.asks.filter((blank) => !answers[blank]).map((blank) => FLAG_OF[blank]);
  if (!answers.bucket) missing.unshift('--bucket');
  if (missing.length > 0) throw new UsageError(`${preset.label} needs ${missing.join(', ')} as well.`);
  return {
    ...common,
    ...bucketVariables({
      S3_BUCKET: answers.bucket,
      S3_REGION: answers.region || preset.region,
      S3_ENDPOINT: endpointOf(preset, answers),
      S3_FORCE_PATH_STYLE: String(preset.forcePathStyle),
      S3_PROVIDER: preset.provider === 'unknown' ? undefined : preset.provider,
      AWS_ACCESS_KEY_ID: answers.accessKeyId || undefined,
      AWS_SECRET_ACCESS_KEY: answers.secretAccessKey || undefined,
    }),
  };
}

/** All variables that describe the bucket: what another bucket had does not stay. */
function bucketVariables(set: Variables): Variables {
  return {
    S3_BUCKET: undefined,
    S3_REGION: undefined,
    S3_ENDPOINT: undefined,
    S3_PUBLIC_ENDPOINTS: undefined,
    S3_FORCE_PATH_STYLE: undefined,
    S3_PROVIDER: undefined,
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_SESSION_TOKEN: undefined,
    ...set,
  };
}
