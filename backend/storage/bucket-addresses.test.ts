import { expect, test } from 'vitest';
import { findBucketAddresses } from './bucket-addresses.ts';

const settings = {
  name: 'files',
  region: 'eu-central-1',
  endpoint: undefined,
  publicEndpoints: [],
  forcePathStyle: false,
  provider: undefined,
  credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
};

test.each([
  [
    'a bucket on AWS has four names',
    {},
    [
      'https://files.s3.eu-central-1.amazonaws.com',
      'https://files.s3.dualstack.eu-central-1.amazonaws.com',
      'https://s3.eu-central-1.amazonaws.com/files',
      'https://s3.dualstack.eu-central-1.amazonaws.com/files',
    ],
  ],
  [
    "no certificate covers a bucket's dots",
    { name: 'my.files' },
    [
      'https://s3.eu-central-1.amazonaws.com/my.files',
      'https://s3.dualstack.eu-central-1.amazonaws.com/my.files',
    ],
  ],
  [
    'path style that was asked for is kept',
    { forcePathStyle: true },
    ['https://s3.eu-central-1.amazonaws.com/files', 'https://s3.dualstack.eu-central-1.amazonaws.com/files'],
  ],
  [
    'another provider has the name it was configured by',
    { endpoint: 'http://minio:9000', forcePathStyle: true },
    ['http://minio:9000/files'],
  ],
  [
    'public endpoints are all there is to browsers',
    {
      endpoint: 'http://minio:9000',
      publicEndpoints: ['https://a.example', 'https://b.example', 'https://a.example'],
    },
    ['https://files.a.example', 'https://files.b.example'],
  ],
])('%s', async (_, changes, addresses) => {
  expect(await findBucketAddresses({ ...settings, ...changes })).toEqual(addresses);
});
