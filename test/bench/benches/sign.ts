import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { presign } from '../../../backend/storage/sigv4-presigner.ts';
import type { Bench } from '../bench.ts';
import { alternate } from '../measure/alternate.ts';
import { judge } from '../report/judge.ts';

/** How long each run signs, in milliseconds, at full size. */
const DURATION = 2_000;

/** URLs between two looks at the clock. */
const BATCH = 100;

const PLACE = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'bench', secretAccessKey: 'only for this' },
};
const ENDPOINT = 'https://s3.us-east-1.amazonaws.com';
const BUCKET = 'bench';
const CONTENT_TYPE = 'application/octet-stream';
const MD5 = '1B2M2Y8AsgTpgAmY7PhCfg==';
const SIZE = 8 * 1024 * 1024;
const LIFETIME = 15 * 60_000;

function signByPail(key: string): string {
  return presign(
    { ...PLACE, address: `${ENDPOINT}/${BUCKET}`, now: Date.now() },
    {
      method: 'PUT',
      key,
      query: {},
      headers: { 'content-type': CONTENT_TYPE, 'content-md5': MD5 },
      contentLength: SIZE,
      lifetime: LIFETIME,
    },
  );
}

const client = new S3Client({
  ...PLACE,
  endpoint: ENDPOINT,
  forcePathStyle: true,
  requestChecksumCalculation: 'WHEN_REQUIRED',
});

function signBySdk(Key: string): Promise<string> {
  const command = new PutObjectCommand({
    Bucket: BUCKET,
    Key,
    ContentType: CONTENT_TYPE,
    ContentMD5: MD5,
    ContentLength: SIZE,
  });
  return getSignedUrl(client, command, {
    expiresIn: LIFETIME / 1000,
    signableHeaders: new Set(['content-type', 'content-md5', 'content-length']),
  });
}

/** URLs a second, of which each is for another key. */
async function rate(sign: (key: string) => string | Promise<string>, duration: number): Promise<number> {
  const started = performance.now();
  let signed = 0;
  while (performance.now() - started < duration) {
    for (let inBatch = 0; inBatch < BATCH; inBatch++) {
      signed += 1;
      const url = sign(`2026/11/file-${signed}.bin`);
      // Waiting for what is there already would cost more than signing it.
      if (typeof url !== 'string') await url;
    }
  }
  return (signed * 1000) / (performance.now() - started);
}

/** Presigned URLs a second, in this process. */
export const sign: Bench = async ({ runs, size, onStep }) => {
  const subjects = [
    { name: 'getSignedUrl', sign: signBySdk },
    { name: 'Pail', sign: signByPail },
  ];
  const measured = await alternate(
    subjects,
    runs,
    (subject) => rate(subject.sign, DURATION * size),
    (subject, run, value) => onStep(`sign: ${subject}, ${run} of ${runs}: ${value}`),
  );
  return {
    bench: 'sign',
    about: 'Presigned PUTs with a size, a type and an MD5, in process, one after the other on one core.',
    results: judge({
      bench: 'sign',
      case: 'presigned PUT',
      unit: '/s',
      measured,
      goals: [{ subject: 'Pail', vs: 'getSignedUrl', atLeast: 30 }],
    }),
    notes: [],
  };
};
