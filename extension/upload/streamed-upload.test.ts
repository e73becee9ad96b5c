import { describe, expect, it, vi } from 'vitest';
import { PailError } from '../../shared/errors/pail-error.ts';
import type { UploadView } from '../../shared/messages/upload-view.ts';
import type { SentObject } from './ports.ts';
import { finished } from './testing/finished.ts';
import { FakePorts, PART_SIZE } from './testing/fake-ports.ts';
import { FakeStreamSource, isSame, variedBytes, type FakeStream } from './testing/fake-stream-source.ts';
import { UploadQueue } from './upload-queue.ts';

const PATIENTLY = { timeout: 10_000 };
const MEBIBYTE = 1024 ** 2;
const film = variedBytes(5 * PART_SIZE + 1000);
const other = variedBytes(film.length, 100);

/** The numbers of the parts that are sent, of all uploads. */
function countingSends(
  ports: FakePorts,
  before: (part: number) => Promise<void> | void = () => {},
): number[] {
  const sends: number[] = [];
  ports.bucket = {
    send: async ({ url }, body) => {
      const part = Number(url.split('?')[1]);
      sends.push(part);
      await before(part);
      await ports.keep(url, body);
    },
  };
  return sends;
}

/** The parts that the bucket has of the newest upload, put together. */
function stored(ports: FakePorts): Blob {
  const parts = [...(ports.parts.get(ports.created.at(-1)?.id ?? '') ?? [])];
  return new Blob(parts.toSorted(([one], [other]) => one - other).map(([, part]) => part));
}

function completions(ports: FakePorts): (SentObject | null)[] {
  const seen: (SentObject | null)[] = [];
  const complete = ports.backend.completeUpload;
  ports.backend.completeUpload = (id, parts, signal) => {
    seen.push(parts);
    return complete(id, parts, signal);
  };
  return seen;
}

async function upload(
  ports: FakePorts,
  ...answers: [FakeStream, ...FakeStream[]]
): Promise<UploadView | undefined> {
  const queue = new UploadQueue(ports);
  await queue.add([new FakeStreamSource(...answers)]);
  return finished(queue);
}

const ascending = (one: number, other: number): number => one - other;

const numbers = [1, 2, 3, 4, 5, 6];

const refused = (): never => {
  throw new PailError('bucket_refused', 'crash', { details: { status: 400 } });
};

describe('an upload of what is still being downloaded', { timeout: 30_000 }, () => {
  it('goes in parts where its size is not known, and completes with what it counted', async () => {
    const ports = new FakePorts();
    const sends = countingSends(ports);
    const completed = completions(ports);
    expect(await upload(ports, { bytes: film })).toMatchObject({
      state: 'done',
      size: film.length,
      doneBytes: film.length,
    });
    expect(ports.created).toMatchObject([{ size: null, filename: 'film.mp4', contentType: 'video/mp4' }]);
    expect(sends.toSorted(ascending)).toEqual(numbers);
    expect(await isSame(stored(ports), film)).toBe(true);
    expect(completed).toMatchObject([{ size: film.length, checksum: { algorithm: 'md5-parts' } }]);
    expect(completed[0]?.checksum?.value).toMatch(/-6$/);
  });

  it('tells the backend its size where that is known', async () => {
    const ports = new FakePorts();
    countingSends(ports);
    expect(await upload(ports, { bytes: film, tellsSize: true })).toMatchObject({ state: 'done' });
    expect(ports.created).toMatchObject([{ size: film.length }]);
    expect(await isSame(stored(ports), film)).toBe(true);
  });

  it.each([true, false])('is one PUT where it is small (size told: %s)', async (tellsSize) => {
    const ports = new FakePorts();
    const bytes = variedBytes(16 * MEBIBYTE);
    expect(await upload(ports, { bytes, tellsSize })).toMatchObject({ state: 'done' });
    expect(ports.created).toMatchObject([{ size: bytes.length, checksum: { algorithm: 'md5' } }]);
    expect(ports.objects.size).toBe(1);
  });

  it('is refused where it is empty', async () => {
    const ports = new FakePorts();
    const failed = await upload(ports, { bytes: new Uint8Array() });
    expect(failed?.error?.code).toBe('empty_file');
    expect(ports.created).toEqual([]);
  });

  it('begins to send before the end of the download, which is not read far ahead of the sender', async () => {
    const ports = new FakePorts();
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const sends = countingSends(ports, () => gate);
    const source = new FakeStreamSource({ bytes: variedBytes(12 * PART_SIZE), tellsSize: true });
    const queue = new UploadQueue(ports);
    await queue.add([source]);
    // Six connections, and four parts that wait for one.
    await vi.waitFor(() => expect(source.taken).toBe(10 * PART_SIZE), PATIENTLY);
    await vi.waitFor(() => expect(sends).toHaveLength(6), PATIENTLY);
    expect(source.taken).toBe(10 * PART_SIZE);
    open();
    expect(await finished(queue)).toMatchObject({ state: 'done' });
  });

  it('sends a part again from what was kept of it', async () => {
    const ports = new FakePorts();
    let failures = 2;
    const sends = countingSends(ports, (part) => {
      if (part !== 3 || failures === 0) return;
      failures -= 1;
      throw new PailError('bucket_unreachable', 'no line');
    });
    const source = new FakeStreamSource({ bytes: film });
    const queue = new UploadQueue(ports);
    await queue.add([source]);
    expect(await finished(queue)).toMatchObject({ state: 'done' });
    expect(sends.filter((part) => part === 3)).toHaveLength(3);
    expect(source.openings).toHaveLength(1);
    expect(await isSame(stored(ports), film)).toBe(true);
  });

  it.each(['"v1"', null])(
    'sends no part twice when the download breaks off (validator: %s)',
    async (validator) => {
      const ports = new FakePorts();
      const sends = countingSends(ports);
      const breaks = [2.5 * PART_SIZE, 1.25 * PART_SIZE];
      expect(await upload(ports, { bytes: film, validator, breaks })).toMatchObject({ state: 'done' });
      expect(breaks).toEqual([]);
      expect(sends.toSorted(ascending)).toEqual(numbers);
      expect(await isSame(stored(ports), film)).toBe(true);
    },
  );

  it('starts over where the page gives other bytes after it broke off', async () => {
    const ports = new FakePorts();
    countingSends(ports);
    expect(await upload(ports, { bytes: film, breaks: [3.5 * PART_SIZE] }, { bytes: other })).toMatchObject({
      state: 'done',
    });
    expect(await isSame(stored(ports), other)).toBe(true);
    expect(ports.created).toHaveLength(2);
    expect(ports.aborted).toEqual([ports.created[0]?.id]);
  });

  it('starts over where the page gives fewer bytes after it broke off', async () => {
    const ports = new FakePorts();
    countingSends(ports);
    const shorter = film.slice(0, 3 * PART_SIZE);
    expect(await upload(ports, { bytes: film, breaks: [4.5 * PART_SIZE] }, { bytes: shorter })).toMatchObject(
      { state: 'done', size: 3 * PART_SIZE },
    );
    expect(stored(ports).size).toBe(3 * PART_SIZE);
    expect(ports.aborted).toEqual([ports.created[0]?.id]);
  });

  it('leaves nothing in the bucket when the download cannot be had to its end', async () => {
    const ports = new FakePorts();
    countingSends(ports);
    const breaks = Array.from({ length: 9 }, () => 3.5 * PART_SIZE);
    const failed = await upload(ports, { bytes: film, breaks });
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'source_truncated' } });
    expect(ports.aborted).toEqual([ports.created[0]?.id]);
    expect(await ports.store.load()).toMatchObject([{ record: { state: 'failed', uploadId: null } }]);
  });

  it('ends the download when a part cannot be sent', async () => {
    const ports = new FakePorts();
    countingSends(ports, refused);
    const source = new FakeStreamSource({ bytes: variedBytes(12 * PART_SIZE) });
    const queue = new UploadQueue(ports);
    await queue.add([source]);
    expect(await finished(queue)).toMatchObject({ state: 'failed', error: { code: 'bucket_refused' } });
    expect(source.cancelled).toBe(1);
    expect(source.taken).toBeLessThan(12 * PART_SIZE);
  });

  it('pauses the download with the upload, and sends only what is missing after it', async () => {
    const ports = new FakePorts();
    ports.bucket = {
      send: ({ url }, body, { signal }) =>
        url.endsWith('?1')
          ? ports.keep(url, body)
          : new Promise((_resolve, reject) => {
              signal.addEventListener('abort', () => reject(new PailError('upload_cancelled', 'paused')));
            }),
    };
    const source = new FakeStreamSource({ bytes: variedBytes(12 * PART_SIZE) });
    const queue = new UploadQueue(ports);
    await queue.add([source]);
    await vi.waitFor(() => expect(ports.parts.get(ports.created[0]?.id ?? '')?.size).toBe(1), PATIENTLY);
    await queue.pause(queue.list()[0]?.id ?? '');
    expect(source.cancelled).toBe(1);
    expect(ports.aborted).toEqual([]);
    const sends = countingSends(ports);
    await queue.resume(queue.list()[0]?.id ?? '');
    expect(await finished(queue)).toMatchObject({ state: 'done' });
    expect(sends.toSorted(ascending)).toEqual(Array.from({ length: 11 }, (_, index) => index + 2));
    expect(ports.created.every(({ id }) => id === ports.created[0]?.id)).toBe(true);
  });

  it('removes what was sent when it is cancelled', async () => {
    const ports = new FakePorts();
    countingSends(ports, () => new Promise(() => {}));
    const source = new FakeStreamSource({ bytes: film });
    const queue = new UploadQueue(ports);
    await queue.add([source]);
    await vi.waitFor(() => expect(queue.list()[0]?.state).toBe('sending'), PATIENTLY);
    await queue.cancel(queue.list()[0]?.id ?? '');
    expect(source.cancelled).toBe(1);
    expect(ports.aborted).toEqual([ports.created[0]?.id]);
  });
});

describe('an upload of a download in whose middle the browser ended', { timeout: 30_000 }, () => {
  /** An engine that ends when the bucket has the first three parts. */
  async function crashed(stream: FakeStream): Promise<FakePorts> {
    const ports = new FakePorts();
    const begun = countingSends(ports, (part) => (part > 3 ? new Promise(() => {}) : undefined));
    await new UploadQueue(ports).add([new FakeStreamSource(stream)]);
    await vi.waitFor(async () => {
      const [upload] = await ports.store.load();
      expect([begun.length, upload?.sentParts.size]).toEqual([6, 3]);
    }, PATIENTLY);
    return ports;
  }

  it('is fetched again, and only parts that the bucket lacks are sent', async () => {
    const ports = await crashed({ bytes: film });
    const sends = countingSends(ports);
    const queue = new UploadQueue(ports);
    await queue.restore(() => new FakeStreamSource({ bytes: film }));
    expect(await finished(queue)).toMatchObject({ state: 'done' });
    expect(sends.toSorted(ascending)).toEqual([4, 5, 6]);
    expect(await isSame(stored(ports), film)).toBe(true);
    expect(ports.aborted).toEqual([]);
  });

  it('replaces the parts of which the page gives other bytes', async () => {
    const ports = await crashed({ bytes: film });
    const other = film.slice();
    other.fill(0, PART_SIZE, PART_SIZE + 1);
    const sends = countingSends(ports);
    const queue = new UploadQueue(ports);
    await queue.restore(() => new FakeStreamSource({ bytes: other }));
    expect(await finished(queue)).toMatchObject({ state: 'done' });
    expect(await isSame(stored(ports), other)).toBe(true);
    expect(sends.toSorted(ascending)).toEqual([2, 4, 5, 6]);
    expect(ports.aborted).toEqual([]);
  });

  it('is not fetched again where all was sent', async () => {
    const ports = new FakePorts();
    countingSends(ports);
    const complete = ports.backend.completeUpload;
    ports.backend.completeUpload = () => new Promise(() => {});
    const first = new UploadQueue(ports);
    await first.add([new FakeStreamSource({ bytes: film, tellsSize: true })]);
    await vi.waitFor(() => expect(first.list()[0]?.state).toBe('verifying'), PATIENTLY);
    ports.backend.completeUpload = complete;
    const source = new FakeStreamSource({ bytes: film, tellsSize: true });
    const second = new UploadQueue(ports);
    await second.restore(() => source);
    expect(await finished(second)).toMatchObject({ state: 'done' });
    expect(source.openings).toEqual([]);
  });
});
