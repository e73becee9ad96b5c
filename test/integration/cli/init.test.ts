import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { reportSchema } from '../../../backend/doctor/finding.ts';
import { connectResponseSchema } from '../../../shared/api/devices.ts';
import { parseConnectionLink } from '../../../shared/connection-link.ts';
import { callWith } from '../../fixtures/connected-device.ts';
import { startBucket, unusedAddress, type BucketForDoctor } from './bucket-for-doctor.ts';
import { makeFolder, pail } from './pail-process.ts';
import { servePail } from './serving-pail.ts';

const initSchema = z.strictObject({
  environmentFile: z.string(),
  report: reportSchema,
  link: z.string().nullable(),
});

/** The flags that describe a bucket, but for its secret key. */
function flagsFor({ env }: BucketForDoctor): string[] {
  return [
    'init',
    '--provider=other',
    `--bucket=${env['S3_BUCKET']}`,
    `--endpoint=${env['S3_ENDPOINT']}`,
    `--region=${env['S3_REGION']}`,
    `--access-key-id=${env['AWS_ACCESS_KEY_ID']}`,
    '--secret-key-stdin',
  ];
}

test('init writes a private file, finds the bucket good, and its link connects to the backend that uses it', async () => {
  const folder = await makeFolder();
  const bucket = await startBucket(folder);
  const input = bucket.env['AWS_SECRET_ACCESS_KEY'] ?? '';
  const baseUrl = await unusedAddress();
  const result = await pail(folder, [...flagsFor(bucket), `--base-url=${baseUrl}`, '--json'], { input });
  expect(result).toMatchObject({ exitCode: 0, stderr: '' });
  expect(result.stdout).not.toContain(input);
  const { environmentFile, report, link } = initSchema.parse(JSON.parse(result.stdout));
  expect(report.healthy).toBe(true);
  expect(environmentFile).toBe(join(folder, '.pail', '.env'));
  expect((await stat(environmentFile)).mode & 0o777).toBe(0o600);
  expect(parseEnv(await readFile(environmentFile, 'utf8'))).toMatchObject({
    DATA_DIR: join(folder, '.pail'),
    S3_BUCKET: bucket.env['S3_BUCKET'],
    AWS_SECRET_ACCESS_KEY: input,
  });

  const elsewhere = await makeFolder();
  await servePail(elsewhere, { PORT: new URL(baseUrl).port }, { args: ['--env', environmentFile] });
  const { code } = parseConnectionLink(link ?? '');
  const answer = await callWith(baseUrl, '')('POST', '/connect', { code, deviceName: 'Test' });
  expect(connectResponseSchema.parse(await answer.json()).me.bucketOrigins).toEqual([bucket.endpoint]);
});

test("with Pail's own bucket there is nothing to answer", async () => {
  const folder = await makeFolder();
  const { exitCode, stdout } = await pail(folder, ['init', '--provider', 'local']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/Then connect a browser, once, within an hour: http:\S+#pail-connect-/);
});

test('a bucket that does not work keeps the answers, gives no link, and fails', async () => {
  const folder = await makeFolder();
  const bucket = await startBucket(folder);
  const result = await pail(folder, [...flagsFor(bucket), '--json'], { input: 'wrong-secret' });
  expect(result.exitCode).toBe(1);
  const { environmentFile, report, link } = initSchema.parse(JSON.parse(result.stdout));
  expect(link).toBeNull();
  expect(report.findings.find(({ check }) => check === 'credentials')?.fix).toContain(
    'AWS_SECRET_ACCESS_KEY',
  );
  expect(await readFile(environmentFile, 'utf8')).toContain('AWS_SECRET_ACCESS_KEY=wrong-secret');
});

test('a file that is there is changed by --force only, and other variables stay', async () => {
  const folder = await makeFolder();
  const file = join(folder, '.pail', '.env');
  await mkdir(join(folder, '.pail'));
  const before = '# mine\nLOG_LEVEL=silent\nS3_BUCKET=old\nS3_ENDPOINT=http://old\n';
  await writeFile(file, before);
  const refused = await pail(folder, ['init', '--provider', 'local']);
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain('--force');
  expect(await readFile(file, 'utf8')).toBe(before);

  expect((await pail(folder, ['init', '--provider', 'local', '--force'])).exitCode).toBe(0);
  const after = await readFile(file, 'utf8');
  expect(after).toBe(`# mine\nLOG_LEVEL=silent\nDATA_DIR=${join(folder, '.pail')}\n`);
});

test.each([
  [[], 'give --provider'],
  [['--provider', 'floppy'], 'There is no provider floppy'],
  [['--provider', 'r2', '--bucket', 'b'], 'Cloudflare R2 needs --account as well'],
  [['--provider', 'minio', '--bucket', 'b', '--endpoint', 'nas:9000'], 'S3_ENDPOINT: must be an http'],
  [['--provider', 'gcs', '--bucket', 'b', '--access-key-id', 'only-this'], 'belong together'],
  [['--provider', 'local', '--base-url', 'pail.example'], 'BASE_URL: must be an http'],
])('init %s is a wrong call, and nothing is written', async (args, words) => {
  const folder = await makeFolder();
  const result = await pail(folder, ['init', ...args]);
  expect(result).toMatchObject({ exitCode: 2, stdout: '' });
  expect(result.stderr).toContain(words);
  expect(await readdir(folder)).toEqual([]);
});

test('a place that cannot be written to is named, and nothing is left there', async () => {
  const result = await pail(await makeFolder(), [
    'init',
    '--provider',
    'local',
    '--env',
    '/dev/null/pail.env',
  ]);
  expect(result.exitCode).toBe(1);
  expect(result.stderr).toContain('/dev/null');
  expect(result.stderr).not.toContain('    at ');
});
