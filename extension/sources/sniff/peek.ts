type Bytes = Uint8Array<ArrayBuffer>;

/** The beginning of a stream, and a stream of all its bytes, the beginning too. */
export interface Peeked {
  head: Bytes;
  /** Whether the head is all there is. */
  isWhole: boolean;
  bytes: ReadableStream<Bytes>;
}

/**
 * Reads at least so many bytes of a stream, where it has them.
 * @throws what the stream throws
 */
export async function peek(stream: ReadableStream<Bytes>, count: number): Promise<Peeked> {
  const reader = stream.getReader();
  const read: Bytes[] = [];
  let size = 0;
  let isWhole = false;
  while (size < count && !isWhole) {
    const { done, value } = await reader.read();
    isWhole = done;
    if (!value) continue;
    read.push(value);
    size += value.byteLength;
  }
  const head = new Uint8Array(await new Blob(read).arrayBuffer());
  return {
    head,
    isWhole,
    bytes: new ReadableStream<Bytes>(
      {
        pull: async (controller) => {
          const first = read.shift();
          if (first) return controller.enqueue(first);
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    ),
  };
}
