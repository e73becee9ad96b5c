import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  type DeleteMarkerEntry,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import { isForbidden, isMissing, isNoSuchUpload, isNotOffered } from '../storage/bucket-errors.ts';
import { codeOf } from './probe.ts';
import type { MultipartUpload } from '../storage/multipart-upload.ts';

/** The doctor's own keys in the bucket: what is stored under them is removed at the end. */
export interface Scratch {
  /** A new key, of which is remembered that it may hold something. */
  key(name: string): string;
  /** Remembers a multipart upload that is to be aborted. */
  began(upload: MultipartUpload): void;
  /**
   * Removes everything. Never throws.
   * @returns what could not be removed, each with the reason
   */
  clear(): Promise<string[]>;
}

/**
 * @param id makes the keys unlike those of any other run
 */
export function openScratch(client: S3Client, bucket: string, id: string): Scratch {
  const prefix = `pail-doctor/${id}/`;
  const keys: string[] = [];
  const uploads: MultipartUpload[] = [];
  return {
    key(name) {
      const key = `${prefix}${name}`;
      keys.push(key);
      return key;
    },
    began: (upload) => void uploads.push(upload),
    async clear() {
      const left: string[] = [];
      const tryTo = async (what: string, work: () => Promise<unknown>): Promise<void> => {
        try {
          await work();
        } catch (error) {
          if (!isMissing(error) && !isNoSuchUpload(error)) left.push(`${what} (${codeOf(error)})`);
        }
      };
      // First the parts: after that nothing makes an object of them any more.
      for (const { key, s3UploadId } of uploads.splice(0)) {
        await tryTo(`parts of ${key}`, () =>
          client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: s3UploadId })),
        );
      }
      for (const key of keys.splice(0)) {
        await tryTo(key, () => client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key })));
      }
      await tryTo('old versions', async () => {
        for (const { Key = '', VersionId } of await listVersions(client, bucket, prefix)) {
          await tryTo(`a version of ${Key}`, () =>
            client.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId })),
          );
        }
      });
      return left;
    },
  };
}

/** What a bucket that keeps old versions still holds: fewer than a page. Not every bucket knows or tells of them. */
async function listVersions(
  client: S3Client,
  Bucket: string,
  Prefix: string,
): Promise<(ObjectVersion | DeleteMarkerEntry)[]> {
  try {
    const { Versions = [], DeleteMarkers = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket, Prefix }),
    );
    return [...Versions, ...DeleteMarkers];
  } catch (error) {
    if (isNotOffered(error) || isForbidden(error)) return [];
    throw error;
  }
}
