import { expect, test } from 'vitest';
import { type Finding, reportSchema, type Report } from '../../../backend/doctor/finding.ts';
import { type BucketForDoctor, disguise, startBucket, unusedAddress } from './bucket-for-doctor.ts';
import { makeFolder, pail } from './pail-process.ts';

interface Examined {
  exitCode: number | undefined;
  report: Report;
  /** What a check found. */
  of(check: string): Finding | undefined;
}

/** Runs `pail doctor --json` and checks its answer; no secret may be in it. */
async function examine(
  folder: string,
  env: Record<string, string>,
  args: readonly string[] = [],
): Promise<Examined> {
  const { exitCode, stdout, stderr } = await pail(folder, ['doctor', '--json', ...args], { env });
  expect(stderr).toBe('');
  expect(stdout).not.toMatch(/X-Amz-|Signature=/);
  expect(stdout).not.toContain(env['AWS_SECRET_ACCESS_KEY'] || 'pail_');
  const report = reportSchema.parse(JSON.parse(stdout));
  expect(exitCode).toBe(report.healthy ? 0 : 1);
  return { exitCode, report, of: (check) => report.findings.find((finding) => finding.check === check) };
}

const failed = ({ findings }: Report): string[] =>
  findings.filter(({ status }) => status === 'fail').map(({ check }) => check);

test('a good bucket has nothing to mend, and nothing is left in it', async () => {
  const folder = await makeFolder();
  const { env, contents } = await startBucket(folder);
  const { report } = await examine(folder, env);
  const statuses = Object.fromEntries(report.findings.map(({ check, status }) => [check, status]));
  expect(statuses).toEqual({
    endpoint: 'ok',
    clock: 'ok',
    credentials: 'ok',
    region: 'ok',
    objects: 'ok',
    'public endpoints': 'ok',
    multipart: 'ok',
    etag: 'ok',
    'content-md5': 'ok',
    'x-amz-checksum': 'ok',
    'if-none-match': 'ok',
    encryption: 'ok',
    deletion: 'skipped',
    'public access': 'ok',
    lifecycle: 'skipped',
    cors: 'ok',
    provider: 'ok',
    'clean-up': 'ok',
  });
  expect(report.findings.every(({ fix }) => fix === null)).toBe(true);
  expect(await contents()).toEqual([]);
});

test('the local bucket of Pail itself is examined where no other is set up', async () => {
  const { report } = await examine(await makeFolder(), {});
  expect(report).toMatchObject({ healthy: true, bucket: { name: 'pail', provider: 'local' } });
});

test('for a person it is a table, with what to do below each fault', async () => {
  const folder = await makeFolder();
  const { env } = await startBucket(folder);
  const { stdout, exitCode } = await pail(folder, ['doctor'], { env: { ...env, S3_PROVIDER: '' } });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^ok {7}objects {11}put, head, get and delete work$/m);
  expect(stdout).toMatch(/^ +→ Set S3_PROVIDER=aws\.$/m);
  expect(stdout).toContain('Pail can use this bucket.');
});

test.each([
  ['AWS_ACCESS_KEY_ID', 'no-such-key', 'credentials', 'AWS_ACCESS_KEY_ID'],
  ['AWS_SECRET_ACCESS_KEY', 'wrong-secret', 'credentials', 'AWS_SECRET_ACCESS_KEY'],
  ['S3_BUCKET', 'no-such-bucket', 'credentials', 'S3_BUCKET'],
  ['S3_REGION', 'eu-west-7', 'region', 'S3_REGION=us-east-1'],
  // Nothing listens on port 9 of this machine.
  ['S3_ENDPOINT', 'http://127.0.0.1:9', 'endpoint', 'S3_ENDPOINT'],
  ['S3_ENDPOINT', 'http://bucket.invalid', 'endpoint', 'S3_ENDPOINT'],
])(
  'a wrong %s (%s) is one fault with its fix, and the rest is not tried',
  async (name, value, check, fix) => {
    const folder = await makeFolder();
    const { env, contents } = await startBucket(folder);
    const { report, of } = await examine(folder, { ...env, [name]: value });
    expect(failed(report)).toEqual([check]);
    expect(of(check)?.fix).toContain(fix);
    expect(of('objects')?.status).toBe('skipped');
    expect(of('objects')?.found).toContain(check);
    expect(await contents()).toEqual([]);
  },
);

test('no keys at all are told from wrong ones', async () => {
  const folder = await makeFolder();
  const { env } = await startBucket(folder);
  const { report, of } = await examine(folder, { ...env, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });
  expect(failed(report)).toEqual(['credentials']);
  expect(of('credentials')?.found).toBe('there are no keys');
});

test.each([
  [-20 * 60_000, 'fail', '20 minutes ahead of'],
  [3 * 60_000, 'warn', '3 minutes behind'],
])('a bucket whose clock is off by %i ms is a %s', async (offset, status, words) => {
  const folder = await makeFolder();
  const { env, endpoint } = await startBucket(folder);
  const S3_ENDPOINT = await disguise(endpoint, {
    headers: (headers) => {
      headers['date'] = new Date(Date.now() + offset).toUTCString();
    },
  });
  const { of } = await examine(folder, { ...env, S3_ENDPOINT });
  expect(of('clock')?.status).toBe(status);
  expect(of('clock')?.found).toContain(words);
});

test('a public endpoint that leads nowhere is named, beside one that works', async () => {
  const folder = await makeFolder();
  const { env, endpoint } = await startBucket(folder);
  const nowhere = await unusedAddress();
  const { report, of } = await examine(folder, { ...env, S3_PUBLIC_ENDPOINTS: `${endpoint},${nowhere}` });
  expect(failed(report)).toEqual(['public endpoints']);
  expect(of('public endpoints')?.found).toBe(`${nowhere} does not answer (ECONNREFUSED)`);
});

test('a proxy that changes the Host is found by the signature that fails', async () => {
  const folder = await makeFolder();
  const { env, endpoint } = await startBucket(folder);
  const proxy = await disguise(endpoint, { host: new URL(endpoint).host });
  const { of } = await examine(folder, { ...env, S3_PUBLIC_ENDPOINTS: proxy });
  expect(of('public endpoints')?.status).toBe('fail');
  expect(of('public endpoints')?.fix).toContain('Host header');
});

test('a web server that is no bucket is told from one', async () => {
  const folder = await makeFolder();
  const { env, endpoint } = await startBucket(folder);
  const S3_PUBLIC_ENDPOINTS = await disguise(endpoint, {
    answer: (_, response) => {
      response.writeHead(404).end('<h1>Not here</h1>');
      return true;
    },
  });
  const { of } = await examine(folder, { ...env, S3_PUBLIC_ENDPOINTS });
  expect(of('public endpoints')?.fix).toContain('no S3 server');
});

test('a bucket that promises less than S3_PROVIDER says makes it fail; the fitting one is named', async () => {
  const folder = await makeFolder();
  const { env, endpoint } = await startBucket(folder);
  const S3_ENDPOINT = await disguise(endpoint, {
    headers: (headers, { method }) => {
      if (method === 'HEAD' && headers['etag'] !== undefined) headers['etag'] = '"no-md5"';
    },
  });
  const { report, of } = await examine(folder, { ...env, S3_ENDPOINT });
  expect(failed(report)).toEqual(['provider']);
  expect(of('provider')?.found).toContain("an object's ETag as its MD5");
  expect(of('provider')?.fix).toBe('Set S3_PROVIDER=unknown.');
});

test.each([
  ['which answers nobody', async () => unusedAddress()],
  ['which is private', async ({ endpoint, env }: BucketForDoctor) => `${endpoint}/${env['S3_BUCKET']}`],
])('PUBLIC_BASE_URL %s is a fault', async (_, address) => {
  const folder = await makeFolder();
  const bucket = await startBucket(folder);
  const { env } = bucket;
  const PUBLIC_BASE_URL = await address(bucket);
  const { of } = await examine(folder, { ...env, PUBLIC_BASE_URL });
  expect(of('public access')?.status).toBe('fail');
  expect(of('public access')?.fix).toContain('PUBLIC_BASE_URL');
});

test('--fix sets the lifecycle rule beside the others, once, and the doctor sees it', async () => {
  const folder = await makeFolder();
  const { env, endpoint } = await startBucket(folder);
  const others =
    '<Rule><ID>old-logs</ID><Status>Enabled</Status><Filter><Prefix>logs/</Prefix></Filter><Expiration><Days>30</Days></Expiration></Rule>';
  let document = `<LifecycleConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${others}</LifecycleConfiguration>`;
  const S3_ENDPOINT = await disguise(endpoint, {
    answer: (request, response) => {
      if (!request.url?.includes('lifecycle')) return false;
      if (request.method === 'GET') response.end(document);
      else {
        document = '';
        request.setEncoding('utf8').on('data', (text: string) => (document += text));
        request.on('end', () => response.end());
      }
      return true;
    },
  });
  const before = await examine(folder, { ...env, S3_ENDPOINT });
  expect(before.of('lifecycle')?.status).toBe('warn');
  expect(before.of('lifecycle')?.fix).toContain('--fix');
  for (const words of ['set now', 'are aborted after 14 days']) {
    const { of } = await examine(folder, { ...env, S3_ENDPOINT }, ['--fix']);
    expect(of('lifecycle')?.status).toBe('ok');
    expect(of('lifecycle')?.found).toContain(words);
  }
  expect(document).toContain('<ID>old-logs</ID>');
  expect(document).toContain('<Prefix>logs/</Prefix>');
  expect(document.match(/<DaysAfterInitiation>14</g)).toHaveLength(1);
});

test('--fix --cors adds a rule for pages, and keeps to the origins that are given', async () => {
  const folder = await makeFolder();
  const { env } = await startBucket(folder);
  const { of } = await examine(folder, env, ['--fix', '--cors', 'https://site.example']);
  expect(of('cors')).toMatchObject({
    status: 'ok',
    found: 'set now: pages of https://site.example may upload',
  });
  expect((await examine(folder, env)).of('cors')?.found).toContain('the bucket has 1 of its own');
});

test.each([
  [['--cors', 'https://site.example'], 'together with --fix'],
  [['--fix', '--cors', 'https://site.example/path'], 'is not an origin'],
])('doctor %s is a wrong call', async (args, words) => {
  const result = await pail(await makeFolder(), ['doctor', ...args]);
  expect(result).toMatchObject({ exitCode: 2, stdout: '' });
  expect(result.stderr).toContain(words);
});
