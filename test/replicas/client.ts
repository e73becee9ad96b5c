import { setTimeout } from 'node:timers/promises';
import type { StoredFile } from '../../shared/api/files.ts';
import { callWith, type ConnectedDevice } from '../fixtures/connected-device.ts';
import { complete, create, describeUpload, put } from '../fixtures/upload-over-api.ts';

/** Between two attempts, in milliseconds. */
const PAUSE = 50;

/** One file that the client was told is done. */
export interface Done {
  uploadId: string;
  fileId: string;
  key: string;
}

/** What a client counted. */
export interface Counted {
  done: Done[];
  /** Calls that failed and were repeated by another replica. */
  repeated: number;
}

/**
 * Uploads file after file until it is told to stop, each call by the next replica; one that fails is repeated by
 * another, with the same upload. The last one is finished in any case.
 */
export async function uploadUntil(
  isOver: () => boolean,
  baseUrls: readonly string[],
  token: string,
): Promise<Counted> {
  const counted: Counted = { done: [], repeated: 0 };
  let turn = Math.floor(Math.random() * baseUrls.length);
  const next = (): ConnectedDevice => {
    turn = (turn + 1) % baseUrls.length;
    return { token, deviceId: '', call: callWith(baseUrls[turn] ?? '', token) };
  };
  const insist = async <T>(attempt: (device: ConnectedDevice) => Promise<T | undefined>): Promise<T> => {
    for (;;) {
      const result = await attempt(next()).catch(() => undefined);
      if (result !== undefined) return result;
      counted.repeated++;
      await setTimeout(PAUSE);
    }
  };
  while (!isOver()) {
    const wanted = describeUpload();
    const { key, file } = await insist(
      async (device): Promise<{ key: string; file: StoredFile } | undefined> => {
        const created = await create(device, wanted);
        if ('error' in created) return createdBefore(device, wanted.id, created.error.code);
        // 412: an attempt before this one has stored it.
        const { status } = await put(created.request);
        if (status !== 200 && status !== 412) return undefined;
        const completed = await complete(next(), wanted.id);
        return 'file' in completed ? { key: created.key, file: completed.file } : undefined;
      },
    );
    counted.done.push({ uploadId: wanted.id, fileId: file.id, key });
  }
  return counted;
}

/** An answer to "complete" may have been lost with the replica: then the upload is a file already. */
async function createdBefore(
  device: ConnectedDevice,
  id: string,
  code: string,
): Promise<{ key: string; file: StoredFile } | undefined> {
  if (code !== 'upload_completed') return undefined;
  const completed = await complete(device, id);
  return 'file' in completed ? { key: '', file: completed.file } : undefined;
}
