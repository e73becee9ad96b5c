import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseConnectionLink } from '../../../shared/connection-link.ts';
import { callWith } from '../../fixtures/connected-device.ts';
import { startBackend } from '../../fixtures/running-backend.ts';
import { complete, createAccepted, describeUpload, put, upload } from '../../fixtures/upload-over-api.ts';

test('the log tells what happened and holds no secret', async () => {
  await using backend = await startBackend();
  const { code } = parseConnectionLink(await backend.createConnectionLink());
  const device = await backend.connect();
  const file = await upload(device);
  await fetch(file.link);
  await fetch(`${backend.baseUrl}/s/${code}?X-Amz-Signature=abc`);
  await fetch(`${backend.baseUrl}/api/v1/me?token=${device.token}`);
  await callWith(backend.baseUrl, device.token)('POST', '/connect', { code, deviceName: device.token });
  await fetch(`${backend.baseUrl}/${device.token}`);
  const wanted = describeUpload();
  await complete(device, wanted.id);
  const { request } = await createAccepted(device, wanted);
  await put(request, 'too long');

  const log = backend.logLines.join('');
  const accessSchema = z.object({
    level: z.literal('info'),
    requestId: z.uuid(),
    method: z.string(),
    route: z.string(),
    status: z.number(),
    milliseconds: z.number(),
  });
  const requests = backend.logLines.flatMap((line) => accessSchema.safeParse(JSON.parse(line)).data ?? []);
  expect(requests).toContainEqual(
    expect.objectContaining({ method: 'POST', route: '/api/v1/uploads', status: 200 }),
  );
  expect(requests).toContainEqual(expect.objectContaining({ route: '/s/:slug', status: 302 }));
  expect(requests).toContainEqual(expect.objectContaining({ route: '/api/v1/connect', status: 200 }));
  expect(requests).toContainEqual(expect.objectContaining({ route: 'none', status: 404 }));
  const keys = z
    .object({ secretAccessKey: z.string() })
    .parse(JSON.parse(await readFile(path.join(backend.dataDirectory, 'local-bucket.json'), 'utf8')));
  const slug = file.link.split('/').at(-1) ?? file.link;
  for (const secret of [device.token, code, slug, keys.secretAccessKey, 'X-Amz-', 'pail_', 'pail-connect-']) {
    expect(log).not.toContain(secret);
  }
});

test('what goes wrong in a call is logged with the id that its answer has', async () => {
  const nobody = 'http://127.0.0.1:9';
  await using backend = await startBackend({
    env: {
      S3_BUCKET: 'gone',
      S3_ENDPOINT: nobody,
      AWS_ACCESS_KEY_ID: 'some-key',
      AWS_SECRET_ACCESS_KEY: 'some-secret-of-this-test',
    },
  });
  const device = await backend.connect();
  const large = describeUpload({ claims: { size: 1024 ** 3, checksum: undefined } });
  const answer = await device.call('POST', '/uploads', { uploads: [large] });
  expect(await answer.json()).toMatchObject({ uploads: [{ error: { code: 'bucket_unreachable' } }] });
  const lines = backend.logLines.map((line): unknown => JSON.parse(line));
  expect(lines).toContainEqual(
    expect.objectContaining({ msg: 'upload not begun', requestId: answer.headers.get('X-Request-Id') }),
  );
});
