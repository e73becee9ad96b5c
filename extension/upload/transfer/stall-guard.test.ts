import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { uploadCancelled } from '../cancelled.ts';
import type { BucketTransport, SendOptions } from '../ports.ts';
import { sendWithoutStalling } from './stall-guard.ts';

const request = { url: 'http://bucket.test/x', method: 'PUT', headers: {}, expiresAt: 0 } as const;

/** A connection that does nothing by itself, and ends when it is aborted. */
function connection(): { bucket: BucketTransport; options: () => SendOptions; finish: () => void } {
  let given: SendOptions | undefined;
  let finish = (): void => {};
  const bucket: BucketTransport = {
    send: (_request, _body, options) =>
      new Promise((resolve, reject) => {
        given = options;
        finish = resolve;
        options.signal.addEventListener('abort', () => reject(uploadCancelled()));
      }),
  };
  return {
    bucket,
    options: () => {
      if (!given) throw new Error('nothing is being sent');
      return given;
    },
    finish: () => finish(),
  };
}

describe('the guard against connections that stall', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const send = (bucket: BucketTransport, signal = new AbortController().signal): Promise<string> =>
    sendWithoutStalling(bucket, request, new Blob(['x']), { signal, onProgress: () => {} }).then(
      () => 'sent',
      (error: { code: string }) => error.code,
    );

  it('cuts one over which nothing moves, so that it is tried again', async () => {
    const { bucket } = connection();
    const outcome = send(bucket);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(await outcome).toBe('bucket_unreachable');
  });

  it('leaves one alone that is slow but moves', async () => {
    const { bucket, options, finish } = connection();
    const outcome = send(bucket);
    for (let minute = 1; minute <= 10; minute += 1) {
      await vi.advanceTimersByTimeAsync(50_000);
      options().onProgress(minute);
    }
    finish();
    expect(await outcome).toBe('sent');
  });

  it('takes a cancelled upload for cancelled, not for stalled', async () => {
    const { bucket } = connection();
    const cancel = new AbortController();
    const outcome = send(bucket, cancel.signal);
    cancel.abort();
    expect(await outcome).toBe('upload_cancelled');
  });
});
