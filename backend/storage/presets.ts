import { type Provider } from './quirks.ts';

/** What a person has to be asked for, beside the bucket's name and its keys. */
export type Blank = 'region' | 'account' | 'endpoint';

/** What is known of a provider before anybody has tried it. */
export interface Preset {
  /** As people call it. */
  label: string;
  /** The value of S3_PROVIDER; its quirks are in quirks.ts. */
  provider: Provider;
  /** S3_ENDPOINT, with `{region}` or `{account}` for what is asked; null: AWS's own, or one that is asked for. */
  endpoint: string | null;
  /** In this order. */
  asks: readonly Blank[];
  /** S3_REGION where it is not asked for, else an example. */
  region: string;
  /** Whether the bucket's name stands in the path: where host names would need DNS and certificates of their own. */
  forcePathStyle: boolean;
  /** Where the keys come from, for a person. */
  keys: string;
  /** Where the facts above were read. */
  sources: readonly string[];
}

/** The providers that `pail init` knows, in the order in which it offers them. */
export const PRESETS: Readonly<Record<string, Preset>> = {
  aws: {
    label: 'Amazon S3',
    provider: 'aws',
    endpoint: null,
    asks: ['region'],
    region: 'eu-central-1',
    forcePathStyle: false,
    keys: 'an access key of an IAM user; none at all where this machine has a role or profile',
    sources: [
      'docs.aws.amazon.com/general/latest/gr/s3.html',
      'docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html',
    ],
  },
  r2: {
    label: 'Cloudflare R2',
    provider: 'r2',
    endpoint: 'https://{account}.r2.cloudflarestorage.com',
    asks: ['account'],
    region: 'auto',
    forcePathStyle: true,
    keys: 'an R2 API token with "Object Read & Write"',
    sources: ['developers.cloudflare.com/r2/api/s3/api/', 'developers.cloudflare.com/r2/api/tokens/'],
  },
  b2: {
    label: 'Backblaze B2',
    provider: 'b2',
    endpoint: 'https://s3.{region}.backblazeb2.com',
    asks: ['region'],
    region: 'us-west-004',
    forcePathStyle: true,
    keys: 'an application key; the master key does not work',
    sources: [
      'backblaze.com/apidocs/introduction-to-the-s3-compatible-api',
      'backblaze.com/docs/cloud-storage-call-the-s3-compatible-api',
    ],
  },
  wasabi: {
    label: 'Wasabi',
    provider: 'wasabi',
    endpoint: 'https://s3.{region}.wasabisys.com',
    asks: ['region'],
    region: 'eu-central-1',
    forcePathStyle: true,
    keys: 'an access key',
    sources: [
      'docs.wasabi.com/docs/service-urls-for-wasabis-storage-regions',
      'docs.wasabi.com/apidocs/rest-api-introduction',
    ],
  },
  minio: {
    label: 'MinIO',
    provider: 'minio',
    endpoint: null,
    asks: ['endpoint'],
    region: 'us-east-1',
    forcePathStyle: true,
    keys: 'an access key of a user',
    sources: ['github.com/minio/minio/discussions/15997'],
  },
  garage: {
    label: 'Garage',
    provider: 'garage',
    endpoint: null,
    asks: ['endpoint'],
    region: 'garage',
    forcePathStyle: true,
    keys: 'a key made with: garage key create',
    sources: [
      'garagehq.deuxfleurs.fr/documentation/connect/',
      'garagehq.deuxfleurs.fr/documentation/reference-manual/s3-compatibility/',
    ],
  },
  ceph: {
    label: 'Ceph (RADOS Gateway)',
    provider: 'ceph',
    endpoint: null,
    asks: ['endpoint'],
    region: 'us-east-1',
    forcePathStyle: true,
    keys: 'those of a user: radosgw-admin user create',
    sources: [
      'docs.ceph.com/en/latest/radosgw/s3/',
      'tried on RGW 16.2: any region is taken, path style works',
    ],
  },
  gcs: {
    label: 'Google Cloud Storage',
    provider: 'gcs',
    endpoint: 'https://storage.googleapis.com',
    asks: [],
    region: 'auto',
    forcePathStyle: true,
    keys: 'an HMAC key of a service account',
    sources: [
      'docs.cloud.google.com/storage/docs/aws-simple-migration',
      'docs.cloud.google.com/storage/docs/interoperability',
    ],
  },
  other: {
    label: 'Another S3 server',
    provider: 'unknown',
    endpoint: null,
    asks: ['endpoint', 'region'],
    region: 'us-east-1',
    forcePathStyle: true,
    keys: 'an access key',
    sources: [],
  },
};

/** The preset of that name; undefined where there is none. */
export function findPreset(name: string): Preset | undefined {
  return Object.hasOwn(PRESETS, name) ? PRESETS[name] : undefined;
}

/** Puts what was asked into a preset's endpoint; undefined where AWS's own is to be used. */
export function endpointOf(
  preset: Preset,
  answers: Partial<Record<Blank, string | undefined>>,
): string | undefined {
  if (preset.endpoint === null) return answers.endpoint;
  return preset.endpoint.replace(
    /\{(region|account)\}/g,
    (_, blank: 'region' | 'account') => answers[blank] ?? '',
  );
}
