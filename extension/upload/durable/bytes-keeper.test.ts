import { describe, expect, it, vi } from 'vitest';
import { userFile } from '../../sources/user-files.ts';
import { newUpload, type QueuedUpload } from '../queued-upload.ts';
import { systemClock } from '../system-clock.ts';
import { BytesKeeper } from './bytes-keeper.ts';
import { MemoryUploadStore } from './memory-store.ts';

const MEBIBYTE = 1024 ** 2;

async function uploadOf(bytes: number, addedAt: number): Promise<QueuedUpload> {
  const source = userFile(new File([new Uint8Array(bytes)], `${bytes}.bin`), 'drop');
  const upload = newUpload(source, addedAt);
  upload.content = source;
  return upload;
}

async function storeOf(
  uploads: readonly QueuedUpload[],
): Promise<{ store: MemoryUploadStore; kept: string[] }> {
  const store = new MemoryUploadStore();
  await store.add(uploads.map(({ record }) => ({ record, bytes: null })));
  const kept: string[] = [];
  const keepBytes = store.keepBytes;
  store.keepBytes = (id, bytes) => {
    kept.push(uploads.find(({ record }) => record.id === id)?.record.name ?? '');
    return keepBytes(id, bytes);
  };
  return { store, kept };
}

describe('the copies of files that are being uploaded', () => {
  it('are made one after the other, the smallest first', async () => {
    const uploads = await Promise.all([3, 1, 2].map((size) => uploadOf(size * MEBIBYTE, 0)));
    const { store, kept } = await storeOf(uploads);
    new BytesKeeper(store, systemClock).keep(uploads);
    await vi.waitFor(() => expect(uploads.every(({ bytesKept }) => bytesKept)).toBe(true), 20_000);
    expect(kept).toEqual(['1048576.bin', '2097152.bin', '3145728.bin']);
  });

  it('of large files wait until the upload turns out to take its time', async () => {
    const uploads = [await uploadOf(17 * MEBIBYTE, Date.now()), await uploadOf(17 * MEBIBYTE, 0)];
    const { store, kept } = await storeOf(uploads);
    const slept: number[] = [];
    const sleep = (milliseconds: number): Promise<void> => {
      slept.push(milliseconds);
      return Promise.resolve();
    };
    new BytesKeeper(store, { ...systemClock, sleep }).keep(uploads);
    await vi.waitFor(() => expect(kept).toHaveLength(2), 20_000);
    expect(slept).toHaveLength(1);
  });

  it('are not made of what is done in the meantime', async () => {
    const upload = await uploadOf(17 * MEBIBYTE, Date.now());
    const { store, kept } = await storeOf([upload]);
    const sleep = (): Promise<void> => {
      upload.view.state = 'done';
      return Promise.resolve();
    };
    const keeper = new BytesKeeper(store, { ...systemClock, sleep });
    keeper.keep([upload]);
    await vi.waitFor(() => expect(upload.view.state).toBe('done'), 20_000);
    expect(kept).toEqual([]);
  });

  it('are not made of what is almost sent, unless that is held up', async () => {
    const upload = await uploadOf(17 * MEBIBYTE, 0);
    const { store, kept } = await storeOf([upload]);
    upload.view = { ...upload.view, state: 'sending', secondsLeft: 3 };
    let looks = 0;
    const sleep = (): Promise<void> => {
      looks += 1;
      expect(kept).toEqual([]);
      if (looks === 3) {
        const trouble = {
          code: 'bucket_unreachable',
          message: 'The bucket is away.',
          retryable: true,
        } as const;
        upload.view = { ...upload.view, trouble };
      }
      return Promise.resolve();
    };
    new BytesKeeper(store, { ...systemClock, sleep }).keep([upload]);
    await vi.waitFor(() => expect(kept).toHaveLength(1), 20_000);
    expect(looks).toBe(3);
  });

  it('are made of what should have ended long ago', async () => {
    const upload = await uploadOf(17 * MEBIBYTE, 0);
    const { store, kept } = await storeOf([upload]);
    upload.view = { ...upload.view, state: 'sending', secondsLeft: 3 };
    new BytesKeeper(store, { ...systemClock, sleep: () => Promise.resolve() }).keep([upload]);
    await vi.waitFor(() => expect(kept).toHaveLength(1), 20_000);
  });

  it('of small files do not wait behind large ones', async () => {
    const large = await uploadOf(17 * MEBIBYTE, Date.now());
    const small = await uploadOf(2 * MEBIBYTE, Date.now());
    const { store, kept } = await storeOf([large, small]);
    const keeper = new BytesKeeper(store, { ...systemClock, sleep: () => new Promise(() => {}) });
    keeper.keep([large]);
    keeper.keep([large, small]);
    await vi.waitFor(() => expect(kept).toEqual(['2097152.bin']), 20_000);
  });

  it('that fail are not tried again and again', async () => {
    const upload = await uploadOf(10, 0);
    const { store } = await storeOf([upload]);
    let tries = 0;
    store.keepBytes = () => {
      tries += 1;
      return Promise.reject(new Error('broken'));
    };
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const keeper = new BytesKeeper(store, systemClock);
    keeper.keep([upload]);
    await vi.waitFor(() => expect(log).toHaveBeenCalledOnce(), 20_000);
    keeper.keep([upload]);
    expect(tries).toBe(1);
    log.mockRestore();
  });
});
