import { describe, expect, it, vi } from 'vitest';
import { PailError } from '../../../shared/errors/pail-error.ts';
import { FakePorts } from '../testing/fake-ports.ts';
import { FakeStreamSource, isSame, variedBytes, type FakeStream } from '../testing/fake-stream-source.ts';
import { Download } from './download.ts';

const MEBIBYTE = 1024 ** 2;
const film = variedBytes(5 * MEBIBYTE);
const never = new AbortController().signal;

function open(source: FakeStreamSource, begunBefore = false): Promise<Download> {
  const { clock, random } = new FakePorts();
  return Download.open(source, { clock, random, signal: never, onTrouble: () => {}, begunBefore });
}

async function offsetsOf(stream: FakeStream): Promise<{ offsets: number[]; source: FakeStreamSource }> {
  const source = new FakeStreamSource(stream);
  const offsets: number[] = [];
  for await (const { offset } of (await open(source)).pieces(never)) offsets.push(offset / MEBIBYTE);
  return { offsets, source };
}

describe('a download', () => {
  it('goes on where it broke off, if the source can', async () => {
    const { offsets, source } = await offsetsOf({ bytes: film, validator: '"v1"', breaks: [2 * MEBIBYTE] });
    expect(offsets).toEqual([0, 1, 2, 3, 4]);
    expect(source.openings).toEqual([null, { offset: 2 * MEBIBYTE, validator: '"v1"' }]);
  });

  it('begins with the first byte again, if the source cannot', async () => {
    const { offsets } = await offsetsOf({ bytes: film, breaks: [2 * MEBIBYTE] });
    expect(offsets).toEqual([0, 1, 0, 1, 2, 3, 4]);
  });

  it('goes on for as long as there is progress', async () => {
    const breaks = Array.from({ length: 30 }, () => 100_000);
    const { source } = await offsetsOf({ bytes: film, validator: '"v1"', breaks });
    expect(source.openings).toHaveLength(31);
  });

  it('is given up when it always breaks off at the same byte', async () => {
    const breaks = Array.from({ length: 30 }, () => 100_000);
    await expect(offsetsOf({ bytes: film, breaks })).rejects.toMatchObject({ code: 'source_truncated' });
    expect(breaks).toHaveLength(26);
  });

  it('takes an end before its announced size for a break', async () => {
    const short = new FakeStreamSource({ bytes: film, tellsSize: true });
    const real = short.open;
    short.open = async (options) => ({ ...(await real(options)), size: film.length + 1 });
    await expect((await open(short)).readWhole(2 * film.length, () => {})).rejects.toMatchObject({
      code: 'source_truncated',
    });
  });

  it('has changed when it has another size after it broke off', async () => {
    const source = new FakeStreamSource(
      { bytes: film, tellsSize: true, breaks: [MEBIBYTE] },
      { bytes: film.slice(1), tellsSize: true },
    );
    await expect((await open(source)).readWhole(2 * film.length, () => {})).rejects.toMatchObject({
      code: 'source_changed',
    });
  });

  it('is read whole where it is small, also when it breaks off', async () => {
    const source = new FakeStreamSource({ bytes: film, breaks: [MEBIBYTE * 1.5] });
    const blob = await (await open(source)).readWhole(film.length, () => {});
    expect(await isSame(blob, film)).toBe(true);
  });

  it('gives all of its bytes as pieces after it turned out to be large', async () => {
    const source = new FakeStreamSource({ bytes: film });
    const download = await open(source);
    expect(await download.readWhole(film.length - 1, () => {})).toBeNull();
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for await (const { bytes } of download.pieces(never)) chunks.push(bytes);
    expect(await isSame(new Blob(chunks), film)).toBe(true);
  });

  it('is not read to see that it is large where its size is told', async () => {
    const source = new FakeStreamSource({ bytes: film, tellsSize: true });
    expect(await (await open(source)).readWhole(film.length - 1, () => {})).toBeNull();
    expect(source.taken).toBe(0);
  });

  it('fails at once where the source was never reached, and is tried again where it was', async () => {
    const unreachable = new PailError('source_unreachable', 'no line');
    const source = new FakeStreamSource({ bytes: film });
    const real = source.open;
    source.open = vi.fn<typeof real>().mockRejectedValueOnce(unreachable).mockImplementation(real);
    await expect(open(source)).rejects.toBe(unreachable);
    source.open = vi.fn<typeof real>().mockRejectedValueOnce(unreachable).mockImplementation(real);
    await expect(open(source, true)).resolves.toBeInstanceOf(Download);
  });

  it('that has fallen silent is begun again', async () => {
    vi.useFakeTimers();
    try {
      const source = new FakeStreamSource({ bytes: film });
      const real = source.open;
      const silent = { ...(await real({ signal: never, from: null })), bytes: new ReadableStream() };
      source.open = vi.fn<typeof real>().mockResolvedValueOnce(silent).mockImplementation(real);
      const reading = (await open(source)).readWhole(film.length, () => {});
      await vi.advanceTimersByTimeAsync(61_000);
      expect((await reading)?.size).toBe(film.length);
    } finally {
      vi.useRealTimers();
    }
  });
});
