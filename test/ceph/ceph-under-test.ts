import {
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { z } from 'zod';
import { openBucket } from '../contract/bucket/bucket-under-test.ts';

/** A fresh bucket on the Ceph that `npm run test:ceph` has started. */
export interface CephUnderTest {
  endpoint: string;
  /** The cluster's folder, on which more S3 servers can be started. */
  directory: string;
  /** The variables that make a backend use the bucket, by the cluster's own S3 server or by another one. */
  backendVariables(endpoint?: string): { S3_ENDPOINT: string } & Record<string, string>;
  /** Keys of all objects, in order. */
  objects(): Promise<string[]>;
  /** From now on it keeps old versions. */
  keepVersions(): Promise<void>;
  /** Keys of all versions of objects, and of the marks of deleted ones. */
  versions(): Promise<string[]>;
  /** Keys of multipart uploads that are neither completed nor aborted. */
  unfinishedUploads(): Promise<string[]>;
  /** Stores an object past the backend. */
  put(key: string, bytes: string, contentType: string): Promise<void>;
}

const environmentSchema = z.object({
  PAIL_TEST_CEPH_DIRECTORY: z.string({ error: 'These tests need a Ceph: npm run test:ceph starts one.' }),
  PAIL_TEST_S3_ENDPOINT: z.string(),
});

/** Opens the bucket; it is emptied and deleted after the file's tests. */
export async function openCeph(): Promise<CephUnderTest> {
  const { PAIL_TEST_CEPH_DIRECTORY: directory } = environmentSchema.parse(process.env);
  const { client, bucket: Bucket, credentials, endpoint, region } = await openBucket();
  return {
    endpoint,
    directory,
    backendVariables: (by = endpoint) => ({
      S3_ENDPOINT: by,
      S3_BUCKET: Bucket,
      S3_REGION: region,
      S3_PROVIDER: 'ceph',
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    }),
    objects: async () => {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
      return Contents.map(({ Key }) => Key ?? '');
    },
    keepVersions: async () => {
      const VersioningConfiguration = { Status: 'Enabled' } as const;
      await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
    },
    versions: async () => {
      const { Versions = [], DeleteMarkers = [] } = await client.send(
        new ListObjectVersionsCommand({ Bucket }),
      );
      return [...Versions, ...DeleteMarkers].map(({ Key }) => Key ?? '');
    },
    unfinishedUploads: async () => {
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }));
      return Uploads.map(({ Key }) => Key ?? '');
    },
    put: async (Key, Body, ContentType) => {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType }));
    },
  };
}
