import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { remembered } from './remembered.ts';

describe('something that is remembered for a while', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is asked for once, and again when the while is over', async () => {
    const ask = vi.fn<() => Promise<number>>().mockResolvedValueOnce(1).mockResolvedValueOnce(2);
    const { get } = remembered(ask, 1000);
    expect(await Promise.all([get(), get()])).toEqual([1, 1]);
    vi.advanceTimersByTime(1000);
    expect(await get()).toBe(2);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('is asked for again at once after a failure', async () => {
    const ask = vi
      .fn<() => Promise<number>>()
      .mockRejectedValueOnce(new Error('away'))
      .mockResolvedValueOnce(1);
    const { get } = remembered(ask, 1000);
    await expect(get()).rejects.toThrow('away');
    expect(await get()).toBe(1);
  });

  it('is asked for again at once when it was forgotten', async () => {
    const ask = vi.fn<() => Promise<number>>().mockResolvedValueOnce(1).mockResolvedValueOnce(2);
    const { get, forget } = remembered(ask, 1000);
    expect(await get()).toBe(1);
    forget();
    expect(await get()).toBe(2);
  });
});
