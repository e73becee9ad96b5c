import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { closeServer, listen } from '../../../backend/serving/http-server.ts';
import { errorBodySchema } from '../../../shared/errors/pail-error.ts';
import { startBackend } from '../../fixtures/running-backend.ts';
import { complete, createAccepted, describeUpload, put } from '../../fixtures/upload-over-api.ts';

const WISHES = {
  'x-amz-server-side-encryption': 'aws:kms',
  'x-amz-server-side-encryption-aws-kms-key-id': 'our-key',
  'x-amz-object-lock-mode': 'COMPLIANCE',
};

const CREATED = `<?xml version="1.0"?><InitiateMultipartUploadResult>
  <Bucket>files</Bucket><Key>k</Key><UploadId>m</UploadId></InitiateMultipartUploadResult>`;

/** Answers as S3 does where each object is encrypted by KMS, so that its ETag is no MD5, and locked. */
function answer({ method, url = '' }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('x-amz-server-side-encryption', WISHES['x-amz-server-side-encryption']);
  if (method === 'HEAD' && url.startsWith('/files/')) {
    response.setHeader('Content-Length', '5').setHeader('Content-Type', 'text/plain');
    response.setHeader('ETag', '"00000000000000000000000000000000"').end();
  } else if (method === 'DELETE') {
    response.writeHead(403).end('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>');
  } else response.end(method === 'POST' ? CREATED : '');
}

test('a bucket that asks for encryption and Object Lock gets both, and what it will not delete stays', async () => {
  const seen: IncomingMessage[] = [];
  const { server, port } = await listen('127.0.0.1', 0);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    seen.push(request);
    request.resume().once('end', () => answer(request, response));
  });
  try {
    await using backend = await startBackend({
      env: {
        S3_BUCKET: 'files',
        S3_ENDPOINT: `http://127.0.0.1:${port}`,
        S3_PROVIDER: 'aws',
        S3_SERVER_SIDE_ENCRYPTION: 'aws:kms',
        S3_SSE_KMS_KEY_ID: 'our-key',
        S3_OBJECT_LOCK_MODE: 'COMPLIANCE',
        S3_OBJECT_LOCK_DAYS: '7',
        AWS_ACCESS_KEY_ID: 'key',
        AWS_SECRET_ACCESS_KEY: 'secret',
      },
    });
    const device = await backend.connect();
    const wanted = describeUpload();
    const { request } = await createAccepted(device, wanted);
    expect(request.headers).toMatchObject(WISHES);
    expect((await put(request)).status).toBe(200);
    const until = Date.parse(request.headers['x-amz-object-lock-retain-until-date'] ?? '');
    expect(until - request.expiresAt).toBeGreaterThan(6 * 24 * 60 * 60_000);

    await device.call('POST', '/uploads', {
      uploads: [{ ...describeUpload(), size: null, checksum: undefined }],
    });
    const begun = seen.find(({ method }) => method === 'POST');
    expect(begun?.headers).toMatchObject(WISHES);
    expect(begun?.headers.authorization).toContain('x-amz-object-lock-retain-until-date');

    const completed = await complete(device, wanted.id);
    if (!('file' in completed)) throw new Error(`Not completed: ${completed.error.code}`);
    const refused = await device.call('DELETE', `/files/${completed.file.id}`);
    expect(refused.status).toBe(502);
    const { error } = errorBodySchema.parse(await refused.json());
    expect(error.code).toBe('bucket_refused');
    expect(error.message).toContain('Object Lock');
    expect((await device.call('GET', `/files/${completed.file.id}`)).status).toBe(200);
  } finally {
    await closeServer(server, 0);
  }
});
