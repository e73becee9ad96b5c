import { describe, expect, it, vi } from 'vitest';
import { PailError } from '../../shared/errors/pail-error.ts';
import { userFile } from '../sources/user-files.ts';
import type { Source } from './source.ts';
import { finished } from './testing/finished.ts';
import { FakePorts, PART_SIZE } from './testing/fake-ports.ts';
import { UploadQueue } from './upload-queue.ts';

/** A file of four parts. */
const largeFile = (): Source =>
  userFile(new File([new Uint8Array(3 * PART_SIZE + 1000)], 'large.bin'), 'drop');

const idOf = (ports: FakePorts): string => ports.created[0]?.id ?? '';

describe('an upload in parts, where something fails that passes,', () => {
  it('asks again for signatures that it could not get', async () => {
    const ports = new FakePorts();
    const { signParts } = ports.backend;
    let failures = 3;
    ports.backend.signParts = (...asked) => {
      failures -= 1;
      return failures < 0
        ? signParts(...asked)
        : Promise.reject(new PailError('backend_unreachable', 'away'));
    };
    const queue = new UploadQueue(ports);
    await queue.add([largeFile()]);
    expect((await finished(queue))?.state).toBe('done');
    expect(ports.parts.get(idOf(ports))?.size).toBe(4);
    expect(ports.waits.length).toBeGreaterThanOrEqual(1);
  });

  it('counts the attempts of a part anew when the bucket took another one', async () => {
    const ports = new FakePorts();
    let letFirstArrive = (): void => {};
    const firstMayArrive = new Promise<void>((resolve) => {
      letFirstArrive = resolve;
    });
    let failures = 0;
    ports.bucket = {
      send: async ({ url }, body) => {
        if (url.endsWith('?1')) await firstMayArrive;
        if (!url.endsWith('?4')) return ports.keep(url, body);
        failures += 1;
        if (failures > 4) return ports.keep(url, body);
        // The others are there before the first failure, the first part between the third and the fourth.
        const arrived = failures < 3 ? [2, 3] : [1, 2, 3];
        if (failures === 3) letFirstArrive();
        await vi.waitUntil(async () => {
          const [stored] = await ports.store.load();
          return arrived.every((part) => stored?.sentParts.has(part));
        });
        throw new PailError('bucket_busy', 'SlowDown');
      },
    };
    const queue = new UploadQueue(ports);
    await queue.add([largeFile()]);
    expect((await finished(queue))?.state).toBe('done');
    // Anew after the parts that arrived during the first try, and after the one that arrived during the third.
    expect(ports.waits.filter((wait) => wait < 5000)).toEqual([250, 500, 250, 500]);
  });
});
