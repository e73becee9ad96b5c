import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { vi } from 'vitest';
import { bucketError, bucketUnreachable } from '../../../extension/transport/bucket-error.ts';
import { BackendClient } from '../../../extension/transport/backend-client.ts';
import { MemoryUploadStore } from '../../../extension/upload/durable/memory-store.ts';
import { md5OfBlob } from '../../../extension/upload/checksum/md5.ts';
import type { BucketTransport, UploadPorts } from '../../../extension/upload/ports.ts';
import type { FileSource, Source } from '../../../extension/upload/source.ts';
import { memoryPartKeeper } from '../../../extension/upload/stream/keep-in-memory.ts';
import { UploadQueue } from '../../../extension/upload/upload-queue.ts';
import { isActive, type UploadView } from '../../../shared/messages/upload-view.ts';
import type { ConnectedDevice } from '../../fixtures/connected-device.ts';
import type { BackendUnderTest } from '../../fixtures/running-backend.ts';

/** Sends as the extension does, by what Node has in place of XMLHttpRequest. */
const fetchBucketTransport: BucketTransport = {
  send: async ({ url, method, headers }, body, { signal, onProgress }) => {
    const init: RequestInit = { method, headers, body, signal };
    const response = await fetch(url, init).catch(() => {
      throw bucketUnreachable();
    });
    const { status } = response;
    if (!response.ok) {
      throw bucketError({
        status,
        body: await response.text(),
        retryAfter: response.headers.get('retry-after'),
        date: response.headers.get('date'),
      });
    }
    onProgress(body.size);
  },
};

/** The upload engine with the real backend and bucket; its waits between attempts take no time. */
export function engineFor(
  { baseUrl, bucketOrigins }: Pick<BackendUnderTest, 'baseUrl' | 'bucketOrigins'>,
  { token }: Pick<ConnectedDevice, 'token'>,
  ports: Partial<UploadPorts> = {},
): UploadQueue {
  const backend = new BackendClient(() => Promise.resolve({ baseUrl, token, bucketOrigins }));
  return new UploadQueue({
    backendOf: () => backend,
    bucket: fetchBucketTransport,
    protocols: { isMultiplexed: () => false },
    checksummer: { md5: md5OfBlob },
    partKeeper: memoryPartKeeper,
    store: new MemoryUploadStore(),
    clock: { now: () => Date.now(), sleep: () => Promise.resolve(), online: () => Promise.resolve() },
    // Node's `openAsBlob` checks the size and the time of change at each read.
    filesAreSnapshots: true,
    random: () => 0,
    ...ports,
  });
}

/** Sends through {@link fetchBucketTransport}, doing something before each attempt. */
export function beforeEachSend(prepare: (attempt: number) => Promise<void> | void): BucketTransport {
  let attempt = 0;
  return {
    send: async (...sent) => {
      attempt += 1;
      await prepare(attempt);
      return fetchBucketTransport.send(...sent);
    },
  };
}

/** A file on disk, read as late as a browser reads one. */
export async function fileOnDisk(file: string): Promise<FileSource> {
  const blob = await openAsBlob(file);
  return {
    origin: 'drop',
    name: path.basename(file),
    contentType: 'application/octet-stream',
    sourceUrl: null,
    page: null,
    lastModified: null,
    blob,
  };
}

/** Uploads one source and waits until it is at its end. */
export async function uploadToEnd(queue: UploadQueue, source: Source): Promise<UploadView> {
  await queue.add([source]);
  await vi.waitFor(
    () => {
      if (queue.list().some(isActive)) throw new Error('still active');
    },
    { timeout: 30_000 },
  );
  const [upload] = queue.list();
  if (!upload) throw new Error('the upload is gone');
  return upload;
}
