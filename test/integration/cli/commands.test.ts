import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { connectResponseSchema } from '../../../shared/api/devices.ts';
import { parseConnectionLink } from '../../../shared/connection-link.ts';
import { callWith } from '../../fixtures/connected-device.ts';
import { openBucketOfBackend } from '../../fixtures/bucket-of-backend.ts';
import { complete, createAccepted, describeUpload, put } from '../../fixtures/upload-over-api.ts';
import { makeFolder, pail, type PailResult } from './pail-process.ts';
import { servePail } from './serving-pail.ts';

const linkSchema = z.strictObject({ link: z.string(), user: z.string(), expiresAt: z.iso.datetime() });
const devicesSchema = z.strictObject({
  devices: z.array(
    z.strictObject({
      id: z.uuid(),
      user: z.string(),
      name: z.string(),
      createdAt: z.number(),
      lastSeenAt: z.number().nullable(),
    }),
  ),
});
const limitsSchema = z.strictObject({
  maxFileBytes: z.number().nullable(),
  maxTotalBytes: z.number().nullable(),
  maxFilesPerDay: z.number().nullable(),
  allowedTypes: z.array(z.string()).nullable(),
  keyPrefix: z.string().nullable(),
  mayDelete: z.boolean(),
  mayShare: z.boolean(),
});
const usersSchema = z.strictObject({
  users: z.array(
    z.strictObject({
      id: z.uuid(),
      name: z.string(),
      createdAt: z.number(),
      files: z.number(),
      bytes: z.number(),
      limits: limitsSchema,
    }),
  ),
});
const reapedSchema = z.strictObject({
  uploads: z.number(),
  objects: z.number(),
  multipartUploads: z.number(),
});
const auditSchema = z.strictObject({
  deeds: z.array(
    z.strictObject({
      id: z.number(),
      at: z.number(),
      deed: z.string(),
      via: z.string(),
      user: z.strictObject({ id: z.string(), name: z.string() }),
      device: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
      address: z.string().nullable(),
      requestId: z.string().nullable(),
      subject: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
});
const migratedSchema = z.strictObject({ database: z.string(), upToDate: z.literal(true) });

/** Checks a successful answer against its schema. */
function read<T>(schema: z.ZodType<T>, { exitCode, stdout, stderr }: PailResult): T {
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return schema.parse(JSON.parse(stdout));
}

async function connect(link: string): Promise<string> {
  const { baseUrl, code } = parseConnectionLink(link);
  const answer = await callWith(baseUrl, '')('POST', '/connect', { code, deviceName: 'Test' });
  return connectResponseSchema.parse(await answer.json()).token;
}

test('beside a running backend, commands see and change the same users and devices', async () => {
  const folder = await makeFolder();
  const env = { PORT: '0' };
  const { baseUrl, connectionLink } = await servePail(folder, env);
  const withAddress = { env: { BASE_URL: baseUrl } };
  const token = await connect(connectionLink);
  expect((await pail(folder, ['user', 'add', 'anna'], { env })).exitCode).toBe(0);
  const { link } = read(
    linkSchema,
    await pail(folder, ['connect-link', '--user', 'anna', '--json'], withAddress),
  );
  const annas = await connect(link);

  const uploads = [describeUpload()];
  expect((await callWith(baseUrl, annas)('POST', '/uploads', { uploads })).status).toBe(200);

  const { devices } = read(devicesSchema, await pail(folder, ['device', 'list', '--json'], { env }));
  expect(devices.map(({ user }) => user)).toEqual(['owner', 'anna']);
  const revoked = await pail(folder, ['device', 'revoke', devices[1]?.id ?? ''], { env });
  expect(revoked).toMatchObject({ exitCode: 0, stderr: '' });
  expect(revoked.stdout).toContain('is disconnected. Uploads given up: 1.');
  expect((await callWith(baseUrl, annas)('GET', '/me')).status).toBe(401);
  expect((await callWith(baseUrl, token)('GET', '/me')).status).toBe(200);

  const { users } = read(usersSchema, await pail(folder, ['user', 'list', '--json'], { env }));
  expect(users.map(({ name }) => name)).toEqual(['owner', 'anna']);
  expect((await pail(folder, ['user', 'remove', 'anna'], { env })).exitCode).toBe(0);
  expect((await pail(folder, ['user', 'list'], { env })).stdout).not.toContain('anna');

  // The running local bucket is used as it is: a second one could not open its folder.
  expect(read(reapedSchema, await pail(folder, ['reap', '--json'], withAddress))).toEqual({
    uploads: 0,
    objects: 0,
    multipartUploads: 0,
  });
});

test('who did what is told, also of a user who is gone, by user, time and number', async () => {
  const folder = await makeFolder();
  for (const args of [
    ['user', 'add', 'anna', '--total', '10GiB'],
    ['user', 'set', 'anna', '--deleting', 'no'],
    ['user', 'set', 'owner', '--sharing', 'no'],
    ['user', 'remove', 'anna'],
  ]) {
    expect(await pail(folder, args)).toMatchObject({ exitCode: 0, stderr: '' });
  }
  const ask = async (...options: string[]) =>
    read(auditSchema, await pail(folder, ['audit', ...options, '--json'])).deeds;
  const [added, changed, ...others] = await ask('--user', 'anna', '--since', '1h');
  expect(added).toMatchObject({
    deed: 'user.added',
    via: 'command',
    details: { max_total_bytes: 10 * 1024 ** 3 },
  });
  expect(changed).toMatchObject({ deed: 'user.changed', details: { may_delete: 0 } });
  expect(others.map(({ deed }) => deed)).toEqual(['user.removed']);
  expect((await ask('--limit', '2')).map(({ user }) => user.name)).toEqual(['owner', 'anna']);
  expect(await ask('--since', '2099-01-01')).toEqual([]);
  const { stdout } = await pail(folder, ['audit', '--user', 'owner']);
  expect(stdout).toMatch(/owner {2}user\.changed {2}pail command .*may_share=0$/m);
});

test('a file whose object is gone is told with the command that mends it, until that has run', async () => {
  const folder = await makeFolder();
  const { baseUrl, connectionLink } = await servePail(folder, { PORT: '0' });
  const device = { call: callWith(baseUrl, await connect(connectionLink)) };
  const wanted = describeUpload();
  const { key, request } = await createAccepted(device, wanted);
  await put(request);
  await complete(device, wanted.id);
  const reconcile = (...flags: string[]) =>
    pail(folder, ['reconcile', ...flags], { env: { BASE_URL: baseUrl } });
  await openBucketOfBackend(new URL(request.url).origin, join(folder, '.pail')).delete(key);
  const told = await reconcile();
  expect(told).toMatchObject({ exitCode: 1, stderr: '' });
  expect(told.stdout).toContain(`${key}  its object is gone  pail reconcile --fix`);
  const mended = await reconcile('--fix', '--json');
  expect(JSON.parse(mended.stdout)).toEqual({
    files: 1,
    missing: [expect.objectContaining({ name: 'hello.txt', key })],
    changed: [],
    strays: [],
    fixed: { missing: true, strays: false },
  });
  expect(await reconcile()).toMatchObject({ exitCode: 0, stdout: 'Bucket and database agree. Files: 0.' });
});

test('a user is added with limits, which are changed, listed and taken away again', async () => {
  const folder = await makeFolder();
  const flags =
    '--max-file 2GB --total 10GiB --files-per-day 50 --types image/*,application/pdf --key-prefix team/anna --deleting no';
  const added = await pail(folder, ['user', 'add', 'anna', ...flags.split(' ')]);
  expect(added).toMatchObject({ exitCode: 0, stderr: '' });
  const limits = {
    maxFileBytes: 2_000_000_000,
    maxTotalBytes: 10 * 1024 ** 3,
    maxFilesPerDay: 50,
    allowedTypes: ['image/*', 'application/pdf'],
    keyPrefix: 'team/anna',
    mayDelete: false,
    mayShare: true,
  };
  const { users } = read(usersSchema, await pail(folder, ['user', 'list', '--json']));
  expect(users.find(({ name }) => name === 'anna')?.limits).toEqual(limits);
  const set = ['user', 'set', 'anna', '--total', 'none', '--sharing', 'no', '--json'];
  const schema = z.strictObject({ id: z.uuid(), name: z.literal('anna'), limits: limitsSchema });
  expect(read(schema, await pail(folder, set)).limits).toEqual({
    ...limits,
    maxTotalBytes: null,
    mayShare: false,
  });
  const { stdout } = await pail(folder, ['user', 'list']);
  expect(stdout).toMatch(/owner .* no limits$/m);
  expect(stdout).toContain(
    'files up to 1.8 GiB, 50 files a day, only image/* application/pdf, keys under team/anna/, no deleting, no sharing',
  );
});

test('without a backend, the database is made, and the local bucket is started for as long as it is needed', async () => {
  const folder = await makeFolder();
  expect(read(migratedSchema, await pail(folder, ['migrate', '--json']))).toEqual({
    database: join(folder, '.pail', 'pail.sqlite'),
    upToDate: true,
  });
  read(reapedSchema, await pail(folder, ['reap', '--json']));
});

test('variables come from the file that is named, then from the data folder; those that are set already win', async () => {
  const folder = await makeFolder();
  await mkdir(join(folder, '.pail'));
  await writeFile(join(folder, '.pail', '.env'), 'BASE_URL=https://in-data-folder.example\n');
  await writeFile(join(folder, 'other.env'), 'BASE_URL="https://named.example"\n');
  const link = ['connect-link', '--json'];
  const usual = read(linkSchema, await pail(folder, link));
  expect(usual.link).toContain('https://in-data-folder.example/connect#');
  const named = read(linkSchema, await pail(folder, [...link, '--env', 'other.env']));
  expect(named.link).toContain('https://named.example/connect#');
  const set = read(linkSchema, await pail(folder, link, { env: { BASE_URL: 'https://set.example' } }));
  expect(set.link).toContain('https://set.example/connect#');
});

test.each([
  [['wrong'], "unknown command 'wrong'", 2],
  [['device', 'list', '--wrong'], "unknown option '--wrong'", 2],
  [['device', 'revoke'], "missing required argument 'id'", 2],
  [['serve', '--env', 'not-there.env'], 'There is no environment file not-there.env', 2],
  [['connect-link', '--minutes', '0'], 'whole number of minutes', 2],
  [['audit', '--since', 'yesterday'], 'It must be a day such as', 2],
  [['user', 'add', 'a b'], 'A name has up to 64', 2],
  [['user', 'add', 'anna', '--total', 'much'], 'It must be a size such as 2GB', 2],
  [['user', 'add', 'anna', '--types', '*/png'], 'It must be types with commas', 2],
  [['user', 'add', 'anna', '--key-prefix', '../up'], 'It has up to 100 letters', 2],
  [['user', 'set', 'owner'], 'Name what to change', 2],
  [['user', 'set', 'nobody', '--sharing', 'no'], 'There is no user nobody', 1],
  [['user', 'remove', 'owner'], 'The owner cannot be removed', 2],
  [['connect-link', '--user', 'nobody'], 'There is no user nobody. There is: owner.', 1],
  [['device', 'revoke', 'no-such-id'], 'There is no device no-such-id', 1],
])('%s says what is wrong, and fails', async (args, words, exitCode) => {
  const result = await pail(await makeFolder(), args);
  expect(result).toMatchObject({ exitCode, stdout: '' });
  expect(result.stderr).toContain(words);
  expect(result.stderr).not.toContain('    at ');
});

test.each([
  ['PORT', 'eighty', 'PORT: must be a port number', 2],
  ['DATABASE_URL', '/dev/null/pail.sqlite', '/dev/null', 1],
])('a wrong %s is named', async (name, value, words, exitCode) => {
  const result = await pail(await makeFolder(), ['serve'], { env: { [name]: value } });
  expect(result).toMatchObject({ exitCode, stdout: '' });
  expect(result.stderr).toContain(words);
  expect(result.stderr).not.toContain('    at ');
});

test('serving where the port is taken fails with one line', async () => {
  const folder = await makeFolder();
  const { baseUrl } = await servePail(folder, { PORT: '0' });
  const { port } = new URL(baseUrl);
  const result = await pail(await makeFolder(), ['serve'], { env: { PORT: port } });
  expect(result.exitCode).toBe(1);
  expect(result.stderr).toContain('That port is taken');
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s stops the backend cleanly', async (signal) => {
  const { baseUrl, stop } = await servePail(await makeFolder(), { PORT: '0' });
  expect(await stop(signal)).toBe(0);
  await expect(fetch(`${baseUrl}/healthz`)).rejects.toThrow('fetch failed');
});

test('--help is printed, and is no failure', async () => {
  const result = await pail(await makeFolder(), ['device', 'list', '--help']);
  expect(result).toMatchObject({ exitCode: 0, stderr: '' });
  expect(result.stdout).toMatch(/^Usage: pail device list /);
});
