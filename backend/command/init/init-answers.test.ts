import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { PRESETS } from '../../storage/presets.ts';
import { UsageError } from '../failure.ts';
import { variablesOf } from './init-answers.ts';

test("the preset fills in what was not asked, and another bucket's variables go", () => {
  const variables = variablesOf({
    provider: 'r2',
    bucket: 'files',
    account: 'abc',
    accessKeyId: 'id',
    secretAccessKey: 'secret',
    baseUrl: 'https://pail.example',
  });
  expect(variables).toEqual({
    DATA_DIR: resolve('.pail'),
    BASE_URL: 'https://pail.example',
    S3_BUCKET: 'files',
    S3_REGION: 'auto',
    S3_ENDPOINT: 'https://abc.r2.cloudflarestorage.com',
    S3_PUBLIC_ENDPOINTS: undefined,
    S3_FORCE_PATH_STYLE: 'true',
    S3_PROVIDER: 'r2',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_SESSION_TOKEN: undefined,
  });
});

test("Pail's own bucket needs no answer", () => {
  expect(variablesOf({ provider: 'local' })).toMatchObject({ S3_BUCKET: undefined, S3_ENDPOINT: undefined });
});

test.each(Object.keys(PRESETS))('%s names every flag that is missing', (provider) => {
  expect(() => variablesOf({ provider })).toThrow(UsageError);
  expect(() => variablesOf({ provider })).toThrow('--bucket');
});

test('an unknown provider is answered with those there are', () => {
  expect(() => variablesOf({ provider: 'floppy' })).toThrow('local, aws, r2, b2, wasabi, minio');
});
