import { expect, test } from 'vitest';
import { startBackend } from '../../fixtures/running-backend.ts';
import { upload } from '../../fixtures/upload-over-api.ts';

test('a file goes to the bucket, is verified, listed and fetched by its link', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const file = await upload(device, { bytes: 'hello', claims: { filename: 'grüße 👋.txt' } });
  expect(file).toMatchObject({ name: 'grüße 👋.txt', size: 5, contentType: 'text/plain' });

  const list = await device.call('GET', '/files');
  expect(await list.json()).toEqual({ files: [file], nextCursor: null });

  const fetched = await fetch(file.link);
  expect(fetched.status).toBe(200);
  expect(await fetched.text()).toBe('hello');
  expect(fetched.headers.get('Content-Disposition')).toBe(
    `inline; filename="gr??e ??.txt"; filename*=UTF-8''gr%C3%BC%C3%9Fe%20%F0%9F%91%8B.txt`,
  );
});
