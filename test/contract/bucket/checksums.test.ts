import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  type ChecksumType,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { createCRC32, createCRC64 } from 'hash-wasm';
import { describe, expect, it } from 'vitest';
import { fetchAnswer, sdkAnswer } from './answers.ts';
import { openBucket } from './bucket-under-test.ts';
import { expected } from './known-differences.ts';
import { presign } from './presigned-url.ts';

const s3 = await openBucket();
const { bucket: Bucket, client } = s3;
const CONTENT = Buffer.from('The quick brown fox jumps over the lazy dog');

async function crc(polynomial: number | string, content: Uint8Array): Promise<string> {
  const hasher = await (typeof polynomial === 'number' ? createCRC32(polynomial) : createCRC64(polynomial));
  return Buffer.from(hasher.init().update(content).digest('binary')).toString('base64');
}

const ALGORITHMS = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;

const CHECKSUMS: Readonly<Record<(typeof ALGORITHMS)[number], (bytes: Uint8Array) => Promise<string>>> = {
  CRC32: (bytes) => crc(0xedb88320, bytes),
  CRC32C: (bytes) => crc(0x82f63b78, bytes),
  CRC64NVME: (bytes) => crc('9a6c9329ac4bc9b5', bytes),
  SHA1: async (bytes) => createHash('sha1').update(bytes).digest('base64'),
  SHA256: async (bytes) => createHash('sha256').update(bytes).digest('base64'),
};

describe.each(ALGORITHMS)('%s', (ChecksumAlgorithm) => {
  const header = `x-amz-checksum-${ChecksumAlgorithm.toLowerCase()}`;
  const field = `Checksum${ChecksumAlgorithm}` as const;

  const signedPut = async (Key: string, checksum: string, body: Buffer) => {
    const command = new PutObjectCommand({ Bucket, Key, ContentLength: body.length, [field]: checksum });
    const url = await presign(s3, command, { signedHeaders: [header] });
    return fetch(url, { method: 'PUT', body: Uint8Array.from(body), headers: { [header]: checksum } });
  };

  it('is checked, stored, and given back on request', async () => {
    const checksum = await CHECKSUMS[ChecksumAlgorithm](CONTENT);
    expect((await signedPut(header, checksum, CONTENT)).status).toBe(200);
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: header, ChecksumMode: 'ENABLED' }));
    expect(head[field]).toBe(
      expected('additional checksums are ignored', { s3: checksum, other: undefined }),
    );
    const quiet = new S3Client({
      endpoint: s3.endpoint,
      region: s3.region,
      credentials: s3.credentials,
      forcePathStyle: true,
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    expect((await quiet.send(new HeadObjectCommand({ Bucket, Key: header })))[field]).toBeUndefined();
    quiet.destroy();
  });

  it('refuses content that is not of that checksum', async () => {
    const checksum = await CHECKSUMS[ChecksumAlgorithm](Buffer.from('other'));
    const Key = `wrong-${header}`;
    expect(await fetchAnswer(signedPut(Key, checksum, CONTENT))).toEqual(
      expected('additional checksums are ignored', {
        s3: { status: 400, code: 'BadDigest' },
        other: { status: 200, code: undefined },
      }),
    );
    expect((await sdkAnswer(client.send(new HeadObjectCommand({ Bucket, Key })))).status).toBe(
      expected('additional checksums are ignored', { s3: 404, other: 200 }),
    );
  });

  it('refuses a checksum that is malformed', async () => {
    expect(await fetchAnswer(signedPut('malformed', 'AAA=', CONTENT))).toEqual(
      expected('additional checksums are ignored', {
        s3: { status: 400, code: 'InvalidRequest' },
        other: { status: 200, code: undefined },
      }),
    );
  });

  it('comes as a trailer behind a stream', async () => {
    const Key = `trailer-${header}`;
    const sent = await sdkAnswer(
      client.send(
        new PutObjectCommand({
          Bucket,
          Key,
          Body: Readable.from([CONTENT.subarray(0, 9), CONTENT.subarray(9)]),
          ContentLength: CONTENT.length,
          ChecksumAlgorithm,
        }),
      ),
    );
    expect(sent).toEqual(
      expected('unsigned aws-chunked bodies are not understood', {
        s3: { status: 200, code: undefined },
        other: { status: 411, code: 'MissingContentLength' },
      }),
    );
    const read = await sdkAnswer(client.send(new GetObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' })));
    expect(read.status).toBe(
      expected('unsigned aws-chunked bodies are not understood', { s3: 200, other: 404 }),
    );
  });
});

describe('Content-MD5', () => {
  const put = async (Key: string, contentMd5: string) => {
    const command = new PutObjectCommand({
      Bucket,
      Key,
      ContentLength: CONTENT.length,
      ContentMD5: contentMd5,
    });
    const url = await presign(s3, command, { signedHeaders: ['content-md5'] });
    const headers = { 'content-md5': contentMd5 };
    return fetchAnswer(fetch(url, { method: 'PUT', body: Uint8Array.from(CONTENT), headers }));
  };

  it('that is wrong is refused, and nothing stored', async () => {
    expect(await put('md5', createHash('md5').digest('base64'))).toEqual({ status: 400, code: 'BadDigest' });
    expect((await sdkAnswer(client.send(new HeadObjectCommand({ Bucket, Key: 'md5' })))).status).toBe(404);
  });

  it('that is malformed is refused', async () => {
    expect(await put('md5', 'AAAA')).toEqual({ status: 400, code: 'InvalidDigest' });
  });
});

describe('of a multipart upload', () => {
  const PARTS = [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.alloc(5 * 1024 * 1024, 'b'), Buffer.from('end')];

  const multipart = async (
    algorithm: (typeof ALGORITHMS)[number],
    ChecksumType: ChecksumType,
    forget: boolean = false,
  ) => {
    const Key = `${algorithm}-${ChecksumType}`;
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm: algorithm, ChecksumType }),
    );
    const field = `Checksum${algorithm}` as const;
    const Parts = [];
    for (const [index, Body] of PARTS.entries()) {
      const PartNumber = index + 1;
      const part = await client.send(
        new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body, ChecksumAlgorithm: algorithm }),
      );
      Parts.push({ PartNumber, ETag: part.ETag, ...(!forget && { [field]: part[field] }) });
    }
    const completed = await client.send(
      new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
    );
    return completed[field];
  };

  it.each(['CRC32', 'CRC32C', 'CRC64NVME'] as const)(
    '%s can be that of the full object',
    async (algorithm) => {
      const whole = await CHECKSUMS[algorithm](Buffer.concat(PARTS));
      expect(await multipart(algorithm, 'FULL_OBJECT')).toBe(
        expected('additional checksums are ignored', { s3: whole, other: undefined }),
      );
    },
  );

  it.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)(
    "%s can be made of the parts'",
    async (algorithm) => {
      const parts = await Promise.all(PARTS.map(CHECKSUMS[algorithm]));
      const whole = await CHECKSUMS[algorithm](
        Buffer.concat(parts.map((checksum) => Buffer.from(checksum, 'base64'))),
      );
      expect(await multipart(algorithm, 'COMPOSITE')).toBe(
        expected('additional checksums are ignored', { s3: `${whole}-3`, other: undefined }),
      );
    },
  );

  it("that is made of the parts' needs them at Complete", async () => {
    const answer = sdkAnswer(
      multipart('SHA256', 'COMPOSITE', true).then(() => ({ $metadata: { httpStatusCode: 200 } })),
    );
    expect(await answer).toEqual(
      expected('additional checksums are ignored', {
        s3: { status: 400, code: 'InvalidRequest' },
        other: { status: 200, code: undefined },
      }),
    );
  });
});
