import type { S3Client } from '@aws-sdk/client-s3';
import type { SignedRequest } from '../../shared/api/signed-request.ts';
import type { BucketSettings } from '../env.ts';
import { findBucketAddresses } from './bucket-addresses.ts';
import { toBucketError } from './bucket-errors.ts';
import { listMultipartUploads, listParts, type ListedMultipartUpload } from './multipart-listing.ts';
import type { MultipartUpload, StoredPart } from './multipart-upload.ts';
import { abortMultipartUpload, completeMultipartUpload, createMultipartUpload } from './multipart-uploads.ts';
import { listObjects, type ListedObject } from './object-listing.ts';
import { checkBucket, deleteObject, headObject, type ObjectFacts } from './objects.ts';
import { providerOf, quirksOf, type Quirks } from './quirks.ts';
import { createS3Client } from './s3-client.ts';
import {
  signDownload,
  signPart,
  signPut,
  type DownloadToSign,
  type PartToSign,
  type PutToSign,
  type StoringTarget,
} from './signed-requests.ts';

/** The one bucket that a backend works with. Its calls throw `bucket_unreachable`, `bucket_busy`, `bucket_refused`. */
export interface Bucket {
  readonly quirks: Quirks;
  /** Origins that signed requests lead to, the best first. */
  readonly origins: string[];
  /** Undefined where the bucket holds no such object. */
  head(key: string, wanted?: { withSha256?: boolean }): Promise<ObjectFacts | undefined>;
  /** An object that is not there counts as deleted. */
  delete(key: string): Promise<void>;
  /** Everybody's objects, a page at a time. */
  list(): AsyncGenerator<ListedObject[], void>;
  /** Resolves if the bucket answers and lets the backend in. */
  check(): Promise<void>;
  createMultipart(object: {
    key: string;
    contentType: string;
  }): Promise<{ s3UploadId: string; etagsAreOpaque: boolean }>;
  /** All parts in order; undefined where the bucket knows no such upload (any more). */
  listParts(upload: MultipartUpload): Promise<StoredPart[] | undefined>;
  /** Says what became of it: see `completeMultipartUpload`. */
  completeMultipart(upload: MultipartUpload, parts: StoredPart[]): ReturnType<typeof completeMultipartUpload>;
  /** An upload that is not there counts as aborted. */
  abortMultipart(upload: MultipartUpload): Promise<void>;
  /** Everybody's multipart uploads, a page at a time. */
  listMultiparts(): AsyncGenerator<ListedMultipartUpload[], void>;
  /** Signs requests as of now, with the credentials of now. */
  signer(): Promise<Signer>;
  close(): void;
}

/** Signs for an origin of the bucket's, or for the first where it is left out or none of them. */
export interface Signer {
  put(put: PutToSign, origin?: string): SignedRequest;
  part(part: PartToSign, origin?: string): SignedRequest;
  download(download: DownloadToSign): string;
}

/**
 * Opens the bucket; no request is sent to it before the first call.
 * @throws {PailError} `bucket_refused` where there are no credentials.
 */
export async function openBucket(settings: BucketSettings, now: () => number): Promise<Bucket> {
  const { name, region } = settings;
  const quirks = quirksOf(settings.provider ?? providerOf(settings.endpoint));
  // Browsers may reach the bucket by other addresses than the backend: a signature holds for one host only.
  const addresses = await findBucketAddresses(settings);
  const byOrigin = new Map(addresses.toReversed().map((address) => [new URL(address).origin, address]));
  const client = createS3Client(settings, settings.endpoint);
  const addressOf = (origin?: string): string =>
    (origin !== undefined && byOrigin.get(new URL(origin).origin)) || addresses[0];
  const signer = async (): Promise<Signer> => {
    const credentials = await currentCredentials(client);
    const as = { region, credentials, now: now(), protection: settings.protection };
    const targets = new Map<string, StoringTarget>();
    // One for all requests to an address: what they have in common is computed once.
    const target = (origin?: string): StoringTarget => {
      const address = addressOf(origin);
      const known = targets.get(address);
      if (known) return known;
      const made = { address, ...as };
      targets.set(address, made);
      return made;
    };
    return {
      put: (put, origin) => signPut(target(origin), put, quirks.refusesOverwrite),
      part: (part, origin) => signPart(target(origin), part),
      download: (download) => signDownload(target(), download),
    };
  };

  return {
    quirks,
    origins: [...new Set(addresses.map((address) => new URL(address).origin))],
    head: (key, wanted) => headObject(client, name, key, wanted),
    delete: (key) => deleteObject(client, name, key),
    list: () => listObjects(client, name),
    check: () => checkBucket(client, name),
    createMultipart: (object) => createMultipartUpload(client, name, object),
    listParts: (upload) => listParts(client, name, upload),
    completeMultipart: (upload, parts) =>
      completeMultipartUpload(client, name, {
        ...upload,
        parts,
        refuseOverwrite: quirks.refusesOverwriteOnComplete,
      }),
    abortMultipart: (upload) => abortMultipartUpload(client, name, upload),
    listMultiparts: () => listMultipartUploads(client, name),
    signer,
    close: () => client.destroy(),
  };
}

/** Those of a role change every hour or so; the SDK keeps them until then. */
async function currentCredentials(client: S3Client): Promise<StoringTarget['credentials']> {
  try {
    const { accessKeyId, secretAccessKey, sessionToken } = await client.config.credentials();
    return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  } catch (error) {
    throw toBucketError(error);
  }
}
