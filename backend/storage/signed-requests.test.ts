import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findBucketAddresses } from './bucket-addresses.ts';
import { createS3Client } from './s3-client.ts';
import { signDownload, signPart, signPut } from './signed-requests.ts';

const bucket = 'some-bucket';
const runs = { numRuns: 3500 };
const timeout = 240_000;

const credentials = [
  { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'other/secret', sessionToken: 'IQoJb3JpZ2luX2Vj//+abc==' },
];

/** Every kind of bucket: where it is, how it is named, whose keys. */
const kinds = ['us-east-1', 'cn-north-1', 'auto'].flatMap((region) =>
  [undefined, 'http://127.0.0.1:9000', 'https://a.example/s3'].flatMap((endpoint) =>
    [true, false].flatMap((forcePathStyle) =>
      credentials.map((credentials) => ({
        name: bucket,
        region,
        endpoint,
        publicEndpoints: [],
        forcePathStyle,
        provider: undefined,
        credentials,
      })),
    ),
  ),
);

const targets = await Promise.all(
  kinds.map(async (settings) => {
    const client = createS3Client(settings, settings.endpoint);
    const [address] = await findBucketAddresses(settings);
    return { client, address, region: settings.region, credentials: settings.credentials };
  }),
);

const target = fc.constantFrom(...targets);
const time = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2099, 11) });
// Keys with `.` or `..` between slashes are folded by the SDK and made by nobody here.
const key = fc
  .array(
    fc.string({ unit: 'grapheme', minLength: 1 }).filter((part) => !/^\.*$|\//.test(part)),
    { minLength: 1 },
  )
  .map((parts) => parts.join('/'));
const text = fc.stringMatching(/^[!-~](?:[ -~]{0,40}[!-~])?$/);

function wellFormed(text: string): string {
  return text.toWellFormed();
}

/** The same parameters in any order are the same request. */
function comparable(url: string): unknown {
  const { origin, pathname, searchParams } = new URL(url);
  return [origin, pathname, [...searchParams].sort(([a], [b]) => (a < b ? -1 : 1))];
}

test('a signed PUT is the same as from the SDK', { timeout }, async () => {
  const put = fc.record({
    key,
    size: fc.nat({ max: 5 * 1024 ** 3 }),
    contentType: text,
    md5: fc.option(fc.constant('1B2M2Y8AsgTpgAmY7PhCfg==')),
  });
  await fc.assert(
    fc.asyncProperty(
      target,
      time,
      put,
      fc.boolean(),
      async ({ client, ...target }, now, put, refuseOverwrite) => {
        const command = new PutObjectCommand({
          Bucket: bucket,
          Key: put.key,
          ContentLength: put.size,
          ContentType: put.contentType,
          ...(put.md5 !== null && { ContentMD5: put.md5 }),
          ...(refuseOverwrite && { IfNoneMatch: '*' }),
        });
        const url = await getSignedUrl(client, command, {
          expiresIn: 900,
          signingDate: new Date(now),
          signableHeaders: new Set([
            'host',
            'content-length',
            'content-type',
            'content-md5',
            'if-none-match',
          ]),
        });
        expect(comparable(signPut({ ...target, now }, put, refuseOverwrite).url)).toEqual(comparable(url));
      },
    ),
    runs,
  );
});

test('a signed part is the same as from the SDK', { timeout }, async () => {
  const part = fc.record({
    key,
    s3UploadId: fc.oneof(
      fc.base64String({ minLength: 1 }),
      fc.string({ unit: 'binary', minLength: 1 }).map(wellFormed),
    ),
    partNumber: fc.integer({ min: 1, max: 10_000 }),
    size: fc.nat({ max: 5 * 1024 ** 3 }),
    md5: fc
      .uint8Array({ minLength: 16, maxLength: 16 })
      .map((bytes) => Buffer.from(bytes).toString('base64')),
  });
  await fc.assert(
    fc.asyncProperty(target, time, part, async ({ client, ...target }, now, part) => {
      const command = new UploadPartCommand({
        Bucket: bucket,
        Key: part.key,
        UploadId: part.s3UploadId,
        PartNumber: part.partNumber,
        ContentLength: part.size,
        ContentMD5: part.md5,
      });
      const url = await getSignedUrl(client, command, {
        expiresIn: 900,
        signingDate: new Date(now),
        signableHeaders: new Set(['host', 'content-length', 'content-md5']),
      });
      expect(comparable(signPart({ ...target, now }, part).url)).toEqual(comparable(url));
    }),
    runs,
  );
});

test('a signed download is the same as from the SDK', { timeout }, async () => {
  const download = fc.record({
    key,
    method: fc.constantFrom<('GET' | 'HEAD')[]>('GET', 'HEAD'),
    contentType: text,
    contentDisposition: text,
    lifetime: fc.integer({ min: 1, max: 3600 }).map((seconds) => seconds * 1000),
  });
  await fc.assert(
    fc.asyncProperty(target, time, download, async ({ client, ...target }, now, download) => {
      const input = {
        Bucket: bucket,
        Key: download.key,
        ResponseContentType: download.contentType,
        ResponseContentDisposition: download.contentDisposition,
      };
      const options = { expiresIn: download.lifetime / 1000, signingDate: new Date(now) };
      const url =
        download.method === 'GET'
          ? await getSignedUrl(client, new GetObjectCommand(input), options)
          : await getSignedUrl(client, new HeadObjectCommand(input), options);
      expect(comparable(signDownload({ ...target, now }, download))).toEqual(comparable(url));
    }),
    runs,
  );
});

test('a signed PUT holds no header that a browser refuses to set', () => {
  const target = {
    address: 'https://s3.example/b',
    region: 'auto',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    now: 0,
  };
  const put = { key: 'k', size: 1, contentType: 'text/plain', md5: '1B2M2Y8AsgTpgAmY7PhCfg==' };
  expect(signPut(target, put, true)).toMatchObject({
    method: 'PUT',
    headers: { 'content-type': 'text/plain', 'content-md5': put.md5, 'if-none-match': '*' },
    expiresAt: 15 * 60_000,
  });
  expect(Object.keys(signPut(target, { ...put, md5: null }, false).headers)).toEqual(['content-type']);
  expect(new URL(signPut(target, put, true).url).searchParams.get('X-Amz-SignedHeaders')).toBe(
    'content-length;content-md5;content-type;host;if-none-match',
  );
});
