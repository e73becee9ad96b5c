import AwsS3 from '@uppy/aws-s3';
import Uppy from '@uppy/core';
import type { SigningClient } from './signing-client.ts';

/**
 * Uppy 5 with a signing server of one's own and all else as it comes. In parts where the files are large, as its
 * documentation recommends above 100 MiB.
 * @see https://uppy.io/docs/aws-s3/
 */
export async function uploadByUppy5(files: readonly File[], signing: SigningClient): Promise<void> {
  const uppy = new Uppy();
  const largest = Math.max(...files.map(({ size }) => size));
  const keys = {
    createMultipartUpload: async () => {
      const key = crypto.randomUUID();
      return { key, uploadId: await signing.createMultipartUpload(key) };
    },
    signPart: async (_file: unknown, part: { key: string; uploadId: string; partNumber: number }) => {
      const { key, uploadId, partNumber } = part;
      return { url: await signing.sign({ method: 'PUT', key, uploadId, partNumber }) };
    },
    completeMultipartUpload: async (
      _file: unknown,
      upload: { key: string; uploadId: string; parts: { PartNumber?: number; ETag?: string }[] },
    ) => {
      const parts = upload.parts.map(({ PartNumber = 0, ETag = '' }) => ({
        partNumber: PartNumber,
        etag: ETag,
      }));
      await signing.completeMultipartUpload(upload.key, upload.uploadId, parts);
      return {};
    },
    listParts: () => Promise.reject(new Error('Nothing is resumed here.')),
    abortMultipartUpload: () => Promise.resolve(),
    getUploadParameters: async () => ({
      method: 'PUT' as const,
      url: await signing.sign({ method: 'PUT', key: crypto.randomUUID() }),
    }),
  };
  const multipart = largest >= MULTIPART_FROM;
  uppy.use(AwsS3, { ...keys, shouldUseMultipart: () => multipart });
  for (const file of files) uppy.addFile({ name: file.name, type: file.type, data: file });
  const result = await uppy.upload();
  uppy.destroy();
  if (result?.successful?.length !== files.length) throw new Error('Uppy 5 did not upload everything.');
}

/** Bytes: runs that are scaled down for trying use parts too. */
const MULTIPART_FROM = 5 * 1024 * 1024;
