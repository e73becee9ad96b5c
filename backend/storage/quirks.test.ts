import { expect, test } from 'vitest';
import { providerOf } from './quirks.ts';

test.each([
  [undefined, 'aws'],
  ['https://s3.eu-central-1.amazonaws.com', 'aws'],
  ['https://s3.cn-north-1.amazonaws.com.cn', 'aws'],
  ['https://abc.r2.cloudflarestorage.com', 'r2'],
  ['https://abc.eu.r2.cloudflarestorage.com', 'r2'],
  ['https://s3.eu-central-003.backblazeb2.com', 'b2'],
  ['https://s3.wasabisys.com', 'wasabi'],
  ['https://storage.googleapis.com', 'gcs'],
  ['http://10.0.0.5:9000', 'unknown'],
  ['https://amazonaws.com.evil.example', 'unknown'],
])('the provider behind %s is %s', (endpoint, provider) => {
  expect(providerOf(endpoint)).toBe(provider);
});
