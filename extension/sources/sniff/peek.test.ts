import { describe, expect, it } from 'vitest';
import { peek } from './peek.ts';

function streamOf(...chunks: number[][]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(Uint8Array.from(chunk));
      controller.close();
    },
  });
}

async function bytesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<number[]> {
  return [...new Uint8Array(await new Response(stream).arrayBuffer())];
}

describe('the look at the beginning of a stream', () => {
  it('takes no more than is wanted, and none away', async () => {
    const { head, isWhole, bytes } = await peek(streamOf([1], [2, 3], [4]), 2);
    expect([[...head], isWhole]).toEqual([[1, 2, 3], false]);
    expect(await bytesOf(bytes)).toEqual([1, 2, 3, 4]);
  });

  it('says that it is all where it is', async () => {
    const { head, isWhole, bytes } = await peek(streamOf([1], [2]), 9);
    expect([[...head], isWhole]).toEqual([[1, 2], true]);
    expect(await bytesOf(bytes)).toEqual([1, 2]);
  });
});
