import { createHash, randomBytes } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { fetchAnswer, sdkAnswer } from './answers.ts';
import { openBucket } from './bucket-under-test.ts';
import { expected } from './known-differences.ts';
import { presign } from './presigned-url.ts';

const s3 = await openBucket();
const { bucket: Bucket, client } = s3;

const MIB = 1024 * 1024;
const LARGE = randomBytes(5 * MIB);
const SMALL = randomBytes(1000);
const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest();

async function begin(Key: string): Promise<{ Bucket: string; Key: string; UploadId: string | undefined }> {
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'video/mp4', Metadata: { a: 'b' } }),
  );
  return { Bucket, Key, UploadId };
}

type Upload = Awaited<ReturnType<typeof begin>>;

async function sendPart(upload: Upload, PartNumber: number, Body: Buffer): Promise<CompletedPart> {
  // Plain, as a browser sends it: with its MD5, without a checksum of the SDK.
  const ContentMD5 = md5(Body).toString('base64');
  const command = new UploadPartCommand({ ...upload, PartNumber, ContentLength: Body.length, ContentMD5 });
  const url = await presign(s3, command, { signedHeaders: ['content-md5'] });
  const response = await fetch(url, {
    method: 'PUT',
    body: Uint8Array.from(Body),
    headers: { 'content-md5': ContentMD5 },
  });
  expect(response.status).toBe(200);
  return { PartNumber, ETag: response.headers.get('etag') ?? '' };
}

const complete = (upload: Upload, Parts: CompletedPart[], more = {}) =>
  client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts }, ...more }));

const abort = (upload: Upload) => client.send(new AbortMultipartUploadCommand(upload));

it('makes one object of its parts, whatever order they came in', async () => {
  const upload = await begin('whole');
  const last = await sendPart(upload, 7, SMALL);
  const first = await sendPart(upload, 2, LARGE);
  const { ETag } = await complete(upload, [first, last]);
  const etag = createHash('md5')
    .update(Buffer.concat([md5(LARGE), md5(SMALL)]))
    .digest('hex');
  expect(ETag).toBe(expected('Complete gives no ETag at first', { s3: `"${etag}-2"`, other: '' }));
  const object = await client.send(new GetObjectCommand({ Bucket, Key: 'whole' }));
  expect(object).toMatchObject({ ContentType: 'video/mp4', Metadata: { a: 'b' }, ETag: `"${etag}-2"` });
  const content = await object.Body?.transformToByteArray();
  expect(md5(Buffer.from(content ?? []))).toEqual(md5(Buffer.concat([LARGE, SMALL])));
});

it('reads ranges across the border of two parts', async () => {
  const upload = await begin('ranges');
  await complete(upload, [await sendPart(upload, 1, LARGE), await sendPart(upload, 2, SMALL)]);
  const read = async (Range: string) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'ranges', Range }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  };
  const whole = Buffer.concat([LARGE, SMALL]);
  const border = LARGE.length;
  expect(
    (await read(`bytes=${border - 5}-${border + 4}`)).equals(whole.subarray(border - 5, border + 5)),
  ).toBe(true);
  expect((await read(`bytes=${border}-`)).equals(SMALL)).toBe(true);
  expect((await read('bytes=-1')).equals(SMALL.subarray(-1))).toBe(true);
});

it('shows no object before it is completed, and nothing of it once it is aborted', async () => {
  const upload = await begin('aborted');
  await sendPart(upload, 1, SMALL);
  expect((await sdkAnswer(client.send(new HeadObjectCommand({ Bucket, Key: 'aborted' })))).status).toBe(404);
  expect((await sdkAnswer(abort(upload))).status).toBe(204);
  expect(await sdkAnswer(client.send(new ListPartsCommand(upload)))).toEqual({
    status: 404,
    code: expected('parts of an unknown upload are NoSuchKey', { s3: 'NoSuchUpload', other: 'NoSuchKey' }),
  });
});

it('lists its parts in pages, a part sent again once', async () => {
  const upload = await begin('listed');
  for (const number of [3, 1, 2]) await sendPart(upload, number, SMALL);
  await sendPart(upload, 2, SMALL.subarray(1));
  const first = await client.send(new ListPartsCommand({ ...upload, MaxParts: 2 }));
  expect(first).toMatchObject({ IsTruncated: true, NextPartNumberMarker: '2' });
  const rest = await client.send(
    new ListPartsCommand({ ...upload, PartNumberMarker: first.NextPartNumberMarker }),
  );
  expect([...(first.Parts ?? []), ...(rest.Parts ?? [])]).toMatchObject([
    { PartNumber: 1, Size: 1000, ETag: `"${md5(SMALL).toString('hex')}"` },
    { PartNumber: 2, Size: 999 },
    { PartNumber: 3, Size: 1000 },
  ]);
  await abort(upload);
});

it('lists uploads under way in pages', async () => {
  const uploads = [await begin('paged/a'), await begin('paged/a'), await begin('paged/b/c')];
  const seen: (string | undefined)[] = [];
  let marker: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } = {};
  for (let truncated = true; truncated;) {
    const page = await client.send(
      new ListMultipartUploadsCommand({ Bucket, Prefix: 'paged/', MaxUploads: 1, ...marker }),
    );
    seen.push(...(page.Uploads ?? []).map(({ UploadId }) => UploadId));
    truncated = page.IsTruncated ?? false;
    marker = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
  }
  expect(seen).toHaveLength(uploads.length);
  expect(new Set(seen)).toEqual(new Set(uploads.map(({ UploadId }) => UploadId)));
  const rolledUp = await client.send(
    new ListMultipartUploadsCommand({ Bucket, Prefix: 'paged/', Delimiter: '/' }),
  );
  expect([rolledUp.CommonPrefixes, rolledUp.Uploads?.length]).toEqual(
    expected('uploads below a delimiter are left out', {
      s3: [[{ Prefix: 'paged/b/' }], 2],
      other: [undefined, 2],
    }),
  );
  for (const upload of uploads) await abort(upload);
});

describe('Complete is refused', () => {
  it('with a part that is too small, unless it is the last', async () => {
    const upload = await begin('small');
    const parts = [await sendPart(upload, 1, SMALL), await sendPart(upload, 2, SMALL)];
    expect(await sdkAnswer(complete(upload, parts))).toEqual({ status: 400, code: 'EntityTooSmall' });
    await abort(upload);
  });

  it('with parts out of order', async () => {
    const upload = await begin('disordered');
    const [one, two] = [await sendPart(upload, 1, LARGE), await sendPart(upload, 2, SMALL)];
    expect(await sdkAnswer(complete(upload, [two, one]))).toEqual(
      expected('Complete puts parts in order itself', {
        s3: { status: 400, code: 'InvalidPartOrder' },
        other: { status: 200, code: undefined },
      }),
    );
  });

  it('with a wrong ETag, a part that is not there, or none', async () => {
    const upload = await begin('wrong');
    const [one, two] = [await sendPart(upload, 1, LARGE), await sendPart(upload, 2, SMALL)];
    const refused = async (parts: CompletedPart[]) => (await sdkAnswer(complete(upload, parts))).code;
    expect(await refused([{ ...one, ETag: two.ETag }, two])).toBe('InvalidPart');
    expect(await refused([one, { PartNumber: 3, ETag: one.ETag }])).toBe('InvalidPart');
    expect(await refused([])).toBe('MalformedXML');
    expect((await sdkAnswer(complete(upload, [one, two]))).status).toBe(200);
  });

  it('for an upload that is not there', async () => {
    const upload = { ...(await begin('gone')), Key: 'another' };
    const part = { PartNumber: 1, ETag: `"${md5(SMALL).toString('hex')}"` };
    expect(await sdkAnswer(complete(upload, [part]))).toEqual(
      expected('Complete of an unknown upload is an internal error', {
        s3: { status: 404, code: 'NoSuchUpload' },
        other: { status: 500, code: 'InternalError' },
      }),
    );
  });

  it('over an object, with If-None-Match', async () => {
    const upload = await begin('taken');
    const part = await sendPart(upload, 1, SMALL);
    await client.send(new PutObjectCommand({ Bucket, Key: 'taken', Body: 'first' }));
    expect(await sdkAnswer(complete(upload, [part], { IfNoneMatch: '*' }))).toEqual(
      expected('If-None-Match on Complete is ignored', {
        s3: { status: 412, code: 'PreconditionFailed' },
        other: { status: 200, code: undefined },
      }),
    );
  });
});

it('completes again with the same parts', async () => {
  const upload = await begin('twice');
  const parts = [await sendPart(upload, 1, SMALL)];
  const [first, second] = [await complete(upload, parts), await complete(upload, parts)];
  expect(first.ETag).toBe(expected('Complete gives no ETag at first', { s3: second.ETag, other: '' }));
  expect(second.ETag).toMatch(/^"?[0-9a-f]{32}-1"?$/);
});

it('leaves out parts that are not named', async () => {
  const upload = await begin('chosen');
  const one = await sendPart(upload, 1, SMALL);
  await sendPart(upload, 2, SMALL);
  expect(await sdkAnswer(complete(upload, [one]))).toEqual(
    expected('Complete must name every part', {
      s3: { status: 200, code: undefined },
      other: { status: 400, code: 'InvalidPart' },
    }),
  );
});

it.each([0, 10_001])('refuses part number %i', async (PartNumber) => {
  const upload = await begin('numbers');
  const url = await presign(s3, new UploadPartCommand({ ...upload, PartNumber, ContentLength: 1 }));
  const answer = await fetchAnswer(fetch(url, { method: 'PUT', body: 'x' }));
  expect(answer).toEqual(
    expected('part numbers have no bounds', {
      s3: { status: 400, code: 'InvalidArgument' },
      other: { status: 200, code: undefined },
    }),
  );
  await abort(upload);
});

it('refuses a part for an upload that is not there', async () => {
  const command = new UploadPartCommand({
    Bucket,
    Key: 'x',
    UploadId: 'none',
    PartNumber: 1,
    ContentLength: 1,
  });
  const answer = await fetchAnswer(fetch(await presign(s3, command), { method: 'PUT', body: 'x' }));
  expect(answer).toEqual({ status: 404, code: 'NoSuchUpload' });
});

it('takes parts from an object that is there', async () => {
  await client.send(new PutObjectCommand({ Bucket, Key: 'source é', Body: LARGE }));
  const upload = await begin('copied');
  const copy = async (PartNumber: number, CopySourceRange?: string) => {
    const { CopyPartResult } = await client.send(
      new UploadPartCopyCommand({
        ...upload,
        PartNumber,
        CopySource: `${Bucket}/source%20%C3%A9`,
        CopySourceRange,
      }),
    );
    return { PartNumber, ETag: CopyPartResult?.ETag };
  };
  await complete(upload, [await copy(1), await copy(2, 'bytes=10-19')]);
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: 'copied' }));
  const content = Buffer.from((await Body?.transformToByteArray()) ?? []);
  expect(content.equals(Buffer.concat([LARGE, LARGE.subarray(10, 20)]))).toBe(true);
});
