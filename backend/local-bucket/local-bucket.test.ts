import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startLocalBucket } from './local-bucket.ts';

test('tells the time that it judges signatures by, so that clients can set their clocks right', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'pail-local-bucket-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const bucket = await startLocalBucket({
    directory,
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    now: () => Date.UTC(2031, 4, 6, 7, 8, 9),
  });
  onTestFinished(() => bucket.close());
  const answer = await fetch(bucket.endpoint);
  expect(answer.headers.get('date')).toBe('Tue, 06 May 2031 07:08:09 GMT');
});
