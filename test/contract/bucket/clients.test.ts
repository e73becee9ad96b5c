import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { openBucket } from './bucket-under-test.ts';

const { bucket, endpoint, region, credentials } = await openBucket();
const folder = await mkdtemp(join(tmpdir(), 'pail-clients-'));
afterAll(() => rm(folder, { recursive: true }));

const AWS = existsSync('/usr/bin/aws') ? '/usr/bin/aws' : 'aws';
for (const command of [AWS, 's3cmd']) {
  const { failed } = await execa(command, ['--version'], { reject: false });
  if (failed) throw new Error(`${command} is not installed. On Debian: apt-get install awscli s3cmd`);
}

/** The first takes one PUT; the second is above 8 MiB, where aws begins to send parts, and s3cmd is told to. */
const FILES = {
  'small ü+1.txt': randomBytes(1000),
  'large.bin': randomBytes(20 * 1024 * 1024),
  'sub/empty': Buffer.alloc(0),
};

async function makeFiles(): Promise<string> {
  const source = join(folder, randomUUID());
  await mkdir(join(source, 'sub'), { recursive: true });
  for (const [name, content] of Object.entries(FILES)) await writeFile(join(source, name), content);
  return source;
}

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

async function hashesIn(directory: string): Promise<Record<string, string>> {
  const names = Object.keys(FILES);
  const contents = await Promise.all(names.map((name) => readFile(join(directory, name))));
  return Object.fromEntries(names.map((name, index) => [name, sha256(contents[index] ?? Buffer.alloc(0))]));
}

const EXPECTED = Object.fromEntries(Object.entries(FILES).map(([name, content]) => [name, sha256(content)]));

describe('aws', () => {
  const aws = async (...options: string[]): Promise<string> => {
    const { stdout } = await execa(AWS, ['--endpoint-url', endpoint, 's3', ...options], {
      env: {
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_DEFAULT_REGION: region,
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      },
    });
    return stdout;
  };
  const place = `s3://${bucket}/aws`;

  it('copies, lists, synchronises and removes', async () => {
    const source = await makeFiles();
    const target = join(folder, 'aws-sync');
    await aws('sync', source, place);
    for (const name of Object.keys(FILES))
      expect(await aws('ls', '--recursive', `${place}/`)).toContain(name);
    await aws('sync', place, target);
    expect(await hashesIn(target)).toEqual(EXPECTED);
    const [to, back] = [`${place}/copy of large`, join(folder, 'aws-copy')];
    await aws('cp', join(source, 'large.bin'), to);
    await aws('cp', to, `${to} 2`);
    await aws('cp', `${to} 2`, back);
    expect(sha256(await readFile(back))).toBe(EXPECTED['large.bin']);
    await aws('rm', '--recursive', `${place}/`);
    expect(await aws('ls', `s3://${bucket}`)).not.toContain('aws/');
  });
});

describe('s3cmd', () => {
  const s3cmd = async (...options: string[]): Promise<string> => {
    const { host } = new URL(endpoint);
    const configuration = join(folder, 's3cmd.cfg');
    await writeFile(
      configuration,
      `[default]
access_key = ${credentials.accessKeyId}
secret_key = ${credentials.secretAccessKey}
bucket_location = ${region}
host_base = ${host}
host_bucket = ${host}
use_https = False
multipart_chunk_size_mb = 5
`,
    );
    const { stdout } = await execa('s3cmd', ['-c', configuration, '--no-progress', ...options]);
    return stdout;
  };
  const place = `s3://${bucket}/s3cmd/`;

  it('puts, lists, gets, copies and deletes', async () => {
    const source = await makeFiles();
    await s3cmd('sync', `${source}/`, place);
    for (const name of Object.keys(FILES)) expect(await s3cmd('ls', '--recursive', place)).toContain(name);
    const target = join(folder, 's3cmd-get');
    await mkdir(join(target, 'sub'), { recursive: true });
    for (const name of Object.keys(FILES)) await s3cmd('get', `${place}${name}`, join(target, name));
    expect(await hashesIn(target)).toEqual(EXPECTED);
    await s3cmd('cp', `${place}small ü+1.txt`, `${place}copied`);
    await s3cmd('del', '--recursive', '--force', place);
    expect(await s3cmd('ls', place)).toBe('');
  });
});
