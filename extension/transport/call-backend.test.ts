import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { PailError } from '../../shared/errors/pail-error.ts';
import { callBackend } from './call-backend.ts';

afterEach(() => vi.unstubAllGlobals());

/** What a call throws when it is answered like this. */
async function failureOf(answer: () => Response): Promise<PailError> {
  vi.stubGlobal('fetch', () => Promise.resolve(answer()));
  const address = { baseUrl: 'https://pail.test', token: 'token' };
  try {
    await callBackend(address, 'GET', '/me', z.object({ ok: z.boolean() }));
  } catch (error) {
    if (error instanceof PailError) return error;
    throw error;
  }
  throw new Error('The call did not fail');
}

const html =
  (status: number, headers: Record<string, string> = {}) =>
  (): Response =>
    new Response('<html>nginx</html>', { status, headers });

describe('a call that the backend does not answer as hoped', () => {
  it.each([408, 429])('may be repeated later after a %d of something before the backend', async (status) => {
    const error = await failureOf(html(status, { 'retry-after': '12' }));
    expect(error).toMatchObject({ code: 'backend_busy', retryable: true, details: { retryAfterMs: 12_000 } });
  });

  it.each([500, 502, 503, 504])('may be repeated after a %d of something before it', async (status) => {
    const error = await failureOf(html(status, { 'retry-after': '3' }));
    expect(error).toMatchObject({
      code: 'backend_unreachable',
      retryable: true,
      details: { retryAfterMs: 3000 },
    });
  });

  it("has the backend's own words, and the wait that it asks for", async () => {
    const error = { code: 'bucket_busy', message: 'The bucket is busy.', retryable: true, details: { a: 1 } };
    const failure = await failureOf(
      () => new Response(JSON.stringify({ error }), { status: 503, headers: { 'retry-after': '5' } }),
    );
    expect(failure).toMatchObject({ code: 'bucket_busy', details: { a: 1, retryAfterMs: 5000 } });
  });

  it('may be repeated when the answer broke off', async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new TypeError('reset')) });
    expect(await failureOf(() => new Response(broken))).toMatchObject({
      code: 'backend_unreachable',
      retryable: true,
    });
  });

  it.each([200, 404])('is not repeated where something else answers with %d', async (status) => {
    expect(await failureOf(html(status))).toMatchObject({ code: 'backend_answer_invalid', retryable: false });
  });
});
