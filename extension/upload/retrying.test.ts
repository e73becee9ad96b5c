import { describe, expect, it } from 'vitest';
import { PailError } from '../../shared/errors/pail-error.ts';
import { uploadCancelled } from './cancelled.ts';
import { MAX_ATTEMPTS } from './retry-policy.ts';
import { retrying, type RetryOptions } from './retrying.ts';

const passing = (): PailError => new PailError('internal', 'passes');

/** Takes no time; says how long was waited for, and what was told. */
function options(): RetryOptions & { waits: number[]; told: PailError[]; cancel: AbortController } {
  const waits: number[] = [];
  const told: PailError[] = [];
  const cancel = new AbortController();
  return {
    waits,
    told,
    cancel,
    signal: cancel.signal,
    random: () => 1,
    onTrouble: (error) => told.push(error),
    clock: {
      now: () => 0,
      sleep: (milliseconds) => {
        waits.push(milliseconds);
        return Promise.resolve();
      },
      online: () => Promise.resolve(),
    },
  };
}

describe('what is tried again', () => {
  it('waits longer after every failure, and tells of each', async () => {
    const given = options();
    let failures = 3;
    const result = await retrying(given, () => {
      failures -= 1;
      return failures < 0 ? Promise.resolve('done') : Promise.reject(passing());
    });
    expect(result).toBe('done');
    expect(given.waits).toEqual([500, 1000, 2000]);
    expect(given.told).toHaveLength(3);
  });

  it('ends with the last failure when nothing helps', async () => {
    const given = options();
    await expect(retrying(given, () => Promise.reject(passing()))).rejects.toThrow('passes');
    expect(given.waits).toHaveLength(MAX_ATTEMPTS - 1);
  });

  it('counts attempts from the last progress', async () => {
    const given = options();
    let attempts = 0;
    await retrying(given, (madeProgress) => {
      attempts += 1;
      if (attempts % 3 === 0) madeProgress();
      return attempts === 30 ? Promise.resolve() : Promise.reject(passing());
    });
    expect(given.waits.slice(0, 7)).toEqual([500, 1000, 500, 1000, 2000, 500, 1000]);
  });

  it('waits until the machine is online', async () => {
    const given = options();
    let goOnline = (): void => {};
    given.clock.online = () =>
      new Promise((resolve) => {
        goOnline = resolve;
      });
    let attempts = 0;
    const result = retrying(given, () => {
      attempts += 1;
      return attempts === 1 ? Promise.reject(passing()) : Promise.resolve(attempts);
    });
    await expect.poll(() => given.waits.length).toBe(1);
    expect(attempts).toBe(1);
    goOnline();
    expect(await result).toBe(2);
  });

  it('is not what is a defect, or what cannot succeed', async () => {
    for (const error of [new TypeError('defect'), new PailError('bucket_refused', 'no')]) {
      const given = options();
      await expect(retrying(given, () => Promise.reject(error))).rejects.toBe(error);
      expect(given.waits).toEqual([]);
    }
  });

  it('is not what was cancelled while it waited', async () => {
    const given = options();
    given.clock.sleep = () => {
      given.cancel.abort();
      return Promise.reject(uploadCancelled());
    };
    let attempts = 0;
    const result = retrying(given, () => {
      attempts += 1;
      return Promise.reject(passing());
    });
    await expect(result).rejects.toMatchObject({ code: 'upload_cancelled' });
    expect(attempts).toBe(1);
  });
});
