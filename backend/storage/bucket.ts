import type { SignedRequest } from '../../shared/api/signed-request.ts';
import type { BucketSettings } from '../env.ts';
import { checkBucket, deleteObject, headObject, type ObjectFacts } from './objects.ts';
import { providerOf, quirksOf, type Quirks } from './quirks.ts';
import { createS3Client } from './s3-client.ts';
import { signDownload, signPut, type DownloadToSign, type PutToSign } from './signed-requests.ts';

/** The one bucket that a backend works with. Its calls throw `bucket_unreachable`, `bucket_busy`, `bucket_refused`. */
export interface Bucket {
  readonly quirks: Quirks;
  /** Undefined where the bucket holds no such object. */
  head(key: string): Promise<ObjectFacts | undefined>;
  /** An object that is not there counts as deleted. */
  delete(key: string): Promise<void>;
  /** Resolves if the bucket answers and lets the backend in. */
  check(): Promise<void>;
  signPut(put: PutToSign): Promise<SignedRequest>;
  signDownload(download: DownloadToSign): Promise<string>;
  /** Origins that signed requests lead to. */
  origins(): Promise<string[]>;
  close(): void;
}

/** Opens the bucket; no request is sent before the first call. */
export function openBucket(settings: BucketSettings, now: () => number): Bucket {
  const { name } = settings;
  const quirks = quirksOf(settings.provider ?? providerOf(settings.endpoint));
  const client = createS3Client(settings, settings.endpoint);
  // Browsers may reach the bucket by another address than the backend: the signature holds for one host only.
  const publicEndpoints =
    settings.publicEndpoints.length > 0 ? settings.publicEndpoints : [settings.endpoint];
  const publicClients = publicEndpoints.map((endpoint) => createS3Client(settings, endpoint));
  const signingClient = publicClients[0] ?? client;

  return {
    quirks,
    head: (key) => headObject(client, name, key),
    delete: (key) => deleteObject(client, name, key),
    check: () => checkBucket(client, name),
    signPut: (put) =>
      signPut({ client: signingClient, bucket: name, now: now() }, put, quirks.refusesOverwrite),
    signDownload: (download) => signDownload({ client: signingClient, bucket: name, now: now() }, download),
    origins: async () => {
      const urls = await Promise.all(
        publicClients.map((publicClient) =>
          signDownload(
            { client: publicClient, bucket: name, now: now() },
            { key: 'any', method: 'GET', contentType: 'text/plain', contentDisposition: 'inline' },
          ),
        ),
      );
      return [...new Set(urls.map((url) => new URL(url).origin))];
    },
    close: () => {
      for (const each of [client, ...publicClients]) each.destroy();
    },
  };
}
