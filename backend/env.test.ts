import path from 'node:path';
import { expect, test } from 'vitest';
import { EnvironmentError, readEnvironment } from './env.ts';

test('nothing set gives a backend on loopback with the local bucket', () => {
  expect(readEnvironment({})).toMatchObject({
    host: '127.0.0.1',
    port: 8787,
    baseUrl: undefined,
    dataDirectory: path.resolve('.pail'),
    database: { dialect: 'sqlite', file: path.resolve('.pail/pail.sqlite') },
    logLevel: 'info',
    maxFileBytes: 5 * 1024 ** 4,
    checksums: true,
    deduplicate: false,
    abandonedAfterHours: 168,
    bucket: undefined,
  });
});

test('a variable set to nothing counts as not set', () => {
  expect(readEnvironment({ PORT: '', S3_BUCKET: ' ' })).toMatchObject({ port: 8787, bucket: undefined });
});

test('addresses lose their trailing slash', () => {
  expect(readEnvironment({ BASE_URL: 'https://example.com/pail/' }).baseUrl).toBe('https://example.com/pail');
});

test.each([
  [
    'postgres://pail:secret@db:5433/pail',
    { dialect: 'postgres', url: 'postgres://pail:secret@db:5433/pail' },
  ],
  ['postgresql:///pail?host=/run/pg', { dialect: 'postgres', url: 'postgresql:///pail?host=/run/pg' }],
  ['data/a.sqlite', { dialect: 'sqlite', file: path.resolve('data/a.sqlite') }],
  ['file:///srv/a.sqlite', { dialect: 'sqlite', file: '/srv/a.sqlite' }],
])('the database is named by its address: %s', (DATABASE_URL, database) => {
  expect(readEnvironment({ DATABASE_URL }).database).toEqual(database);
});

test('an address of PostgreSQL that cannot be read is not repeated: it holds a password', () => {
  expect(() => readEnvironment({ DATABASE_URL: 'postgres://pail:se/cret@db:x/pail' })).toThrow(
    /^(?![^]*cret)[^]*%2F/,
  );
});

test('a bucket is described by its variables', () => {
  expect(
    readEnvironment({
      S3_BUCKET: 'files',
      S3_REGION: 'eu-central-1',
      S3_ENDPOINT: 'http://minio:9000',
      S3_PUBLIC_ENDPOINTS: 'https://a.example, https://b.example/',
      S3_PROVIDER: 'minio',
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'session',
    }).bucket,
  ).toEqual({
    name: 'files',
    region: 'eu-central-1',
    endpoint: 'http://minio:9000',
    publicEndpoints: ['https://a.example', 'https://b.example'],
    forcePathStyle: true,
    provider: 'minio',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret', sessionToken: 'session' },
    protection: undefined,
  });
});

test('a bucket on AWS is named in the host, and its keys may come from elsewhere', () => {
  expect(readEnvironment({ S3_BUCKET: 'files' }).bucket).toMatchObject({
    endpoint: undefined,
    forcePathStyle: false,
    credentials: undefined,
  });
});

test('what is asked for each object is read', () => {
  const env = {
    S3_BUCKET: 'files',
    S3_SERVER_SIDE_ENCRYPTION: 'aws:kms',
    S3_SSE_KMS_KEY_ID: 'key',
    S3_OBJECT_LOCK_MODE: 'COMPLIANCE',
    S3_OBJECT_LOCK_DAYS: '7',
  };
  expect(readEnvironment(env).bucket?.protection).toEqual({
    encryption: { algorithm: 'aws:kms', kmsKeyId: 'key' },
    lock: { mode: 'COMPLIANCE', days: 7 },
  });
});

test.each([
  ['PORT', { PORT: 'eighty' }],
  ['PORT', { PORT: '70000' }],
  ['BASE_URL', { BASE_URL: 'pail.example' }],
  ['BASE_URL', { BASE_URL: 'ftp://pail.example' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgres://pail:p/w@db:x/pail' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ['MAX_FILE_BYTES', { MAX_FILE_BYTES: '5GB' }],
  ['MAX_FILE_BYTES', { MAX_FILE_BYTES: String(5 * 1024 ** 4 + 1) }],
  ['ABANDONED_AFTER_HOURS', { ABANDONED_AFTER_HOURS: '0' }],
  ['S3_BUCKET', { S3_ENDPOINT: 'http://minio:9000' }],
  ['S3_FORCE_PATH_STYLE', { S3_FORCE_PATH_STYLE: 'yes' }],
  ['S3_PUBLIC_ENDPOINTS', { S3_PUBLIC_ENDPOINTS: 'https://a.example b.example' }],
  ['S3_PROVIDER', { S3_PROVIDER: 'floppy' }],
  ['S3_SERVER_SIDE_ENCRYPTION', { S3_BUCKET: 'files', S3_SERVER_SIDE_ENCRYPTION: 'rot13' }],
  ['S3_BUCKET', { S3_SERVER_SIDE_ENCRYPTION: 'AES256' }],
  ['S3_SSE_KMS_KEY_ID', { S3_BUCKET: 'files', S3_SSE_KMS_KEY_ID: 'key' }],
  ['S3_OBJECT_LOCK_DAYS', { S3_BUCKET: 'files', S3_OBJECT_LOCK_MODE: 'GOVERNANCE' }],
  ['S3_OBJECT_LOCK_MODE', { S3_BUCKET: 'files', S3_OBJECT_LOCK_DAYS: '7' }],
  [
    'CHECKSUMS=on',
    { S3_BUCKET: 'files', S3_OBJECT_LOCK_MODE: 'COMPLIANCE', S3_OBJECT_LOCK_DAYS: '7', CHECKSUMS: 'off' },
  ],
  ['AWS_SECRET_ACCESS_KEY', { S3_BUCKET: 'files', AWS_ACCESS_KEY_ID: 'key' }],
])('%s that cannot be used is named', (name, env) => {
  expect(() => readEnvironment(env)).toThrow(EnvironmentError);
  expect(() => readEnvironment(env)).toThrow(name);
});

test('every wrong variable is named at once', () => {
  expect(() => readEnvironment({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT[^]*LOG_LEVEL/);
});
