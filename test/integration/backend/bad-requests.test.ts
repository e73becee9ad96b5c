import { request } from 'node:http';
import { expect, test } from 'vitest';
import { errorBodySchema, type ErrorValue } from '../../../shared/errors/pail-error.ts';
import { MAX_JSON_BODY_BYTES } from '../../../shared/limits.ts';
import { startBackend, type BackendUnderTest } from '../../fixtures/running-backend.ts';
import { describeUpload } from '../../fixtures/upload-over-api.ts';

async function errorOf(response: Response): Promise<ErrorValue> {
  return errorBodySchema.parse(await response.json()).error;
}

async function expectNothingStored(backend: BackendUnderTest): Promise<void> {
  expect(backend.countRows('uploads')).toBe(0);
  expect(backend.countRows('files')).toBe(0);
  expect(await backend.bucket.list()).toEqual([]);
}

async function post(
  backend: BackendUnderTest,
  body: string,
  contentType = 'application/json',
): Promise<Response> {
  const { token } = await backend.connect();
  return fetch(`${backend.baseUrl}/api/v1/uploads`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': contentType },
    body,
  });
}

/** Sends a body that does not say its length, and returns the status. */
async function postChunked(backend: BackendUnderTest, body: string): Promise<number | undefined> {
  const { token } = await backend.connect();
  const chunked = request(`${backend.baseUrl}/api/v1/uploads`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Transfer-Encoding': 'chunked',
    },
  });
  return new Promise((resolve, reject) => {
    chunked.on('response', (response) => resolve(response.resume().statusCode));
    chunked.on('error', reject);
    chunked.end(body);
  });
}

test.each(['{"uploads":', '', 'not json', '\u{FEFF}{'])(
  'malformed JSON (%j) is refused as such',
  async (body) => {
    await using backend = await startBackend();
    const answer = await post(backend, body);
    expect(answer.status).toBe(400);
    expect(await errorOf(answer)).toMatchObject({ code: 'invalid_json', retryable: false });
    await expectNothingStored(backend);
  },
);

test('a body that is too large is refused, whether it says its length or not', async () => {
  await using backend = await startBackend();
  const large = ' '.repeat(MAX_JSON_BODY_BYTES + 1);
  const answer = await post(backend, large);
  expect(answer.status).toBe(413);
  expect(await errorOf(answer)).toMatchObject({
    code: 'body_too_large',
    details: { maxBytes: MAX_JSON_BODY_BYTES },
  });

  const status = await postChunked(backend, large);
  expect(status).toBe(413);
  await expectNothingStored(backend);
});

test('a chunked body within the limit is read', async () => {
  await using backend = await startBackend();
  expect(await postChunked(backend, JSON.stringify({ uploads: [describeUpload()] }))).toBe(200);
  expect(backend.countRows('uploads')).toBe(1);
});

test('a body that is not called JSON is refused', async () => {
  await using backend = await startBackend();
  const answer = await post(backend, JSON.stringify({ uploads: [describeUpload()] }), 'text/plain');
  expect(answer.status).toBe(400);
  const error = await errorOf(answer);
  expect(error.code).toBe('invalid_request');
  expect(error.message).toContain('application/json');
  await expectNothingStored(backend);
});

test.each([
  ['an unknown field beside', { uploads: [describeUpload()], extra: 1 }, ''],
  ['an unknown field of an upload', { uploads: [{ ...describeUpload(), key: 'mine' }] }, 'uploads.0'],
  ['no uploads', { uploads: [] }, 'uploads'],
  ['too many uploads', { uploads: Array.from({ length: 101 }, () => describeUpload()) }, 'uploads'],
  ['an id that is no UUID', { uploads: [describeUpload({ claims: { id: 'one' } })] }, 'uploads.0.id'],
  ['a negative size', { uploads: [describeUpload({ claims: { size: -1 } })] }, 'uploads.0.size'],
  ['a broken size', { uploads: [describeUpload({ claims: { size: 1.5 } })] }, 'uploads.0.size'],
  ['an empty name', { uploads: [describeUpload({ claims: { filename: '' } })] }, 'uploads.0.filename'],
  [
    'a type that is none',
    { uploads: [describeUpload({ claims: { contentType: 'a/b\r\nx: y' } })] },
    'uploads.0.contentType',
  ],
  [
    'a source that is no address',
    { uploads: [describeUpload({ claims: { sourceUrl: 'javascript:1' } })] },
    'uploads.0.sourceUrl',
  ],
])('%s is refused, and the field named', async (_, body, field) => {
  await using backend = await startBackend();
  const answer = await post(backend, JSON.stringify(body));
  expect(answer.status).toBe(400);
  const { code, details } = await errorOf(answer);
  expect(code).toBe('invalid_request');
  expect(details?.['fields']).toContainEqual(expect.objectContaining({ field }));
  await expectNothingStored(backend);
});

test('an address that is not there, and a method it does not take, are told apart', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const nowhere = await device.call('GET', '/nowhere');
  expect(nowhere.status).toBe(404);
  expect((await errorOf(nowhere)).code).toBe('not_found');

  const wrongMethod = await device.call('PATCH', '/files');
  expect(wrongMethod.status).toBe(405);
  expect(wrongMethod.headers.get('Allow')).toBe('GET, HEAD');
  expect((await errorOf(wrongMethod)).code).toBe('method_not_allowed');
});

test('every answer names its request, says nothing to caches by itself and allows no other origin', async () => {
  await using backend = await startBackend();
  const answers = [
    await fetch(`${backend.baseUrl}/healthz`, {
      headers: { 'X-Request-Id': 'mine', Origin: 'https://evil.example' },
    }),
    await fetch(`${backend.baseUrl}/api/v1/me`, { headers: { Origin: 'https://evil.example' } }),
  ];
  for (const { headers } of answers) {
    expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
  }
});
