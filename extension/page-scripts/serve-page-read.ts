import type { PageReadMessage, PageReadOrder } from '../../shared/messages/page-read.ts';
import { copyPicture } from './copy-picture.ts';
import { failureOf, type PageBytes, PageReadError, readBytes } from './read-order.ts';

/** Bytes of one message: enough that the way there and back does not count, few enough to be no weight. */
const PIECE_BYTES = 1024 ** 2;

/** The way to the extension. */
export interface PageReadPort {
  post(message: PageReadMessage): void;
  /** Calls back with every order. */
  listen(onOrder: (order: PageReadOrder) => void): void;
  onClose(listener: () => void): void;
}

/** Answers one reading of the extension's: what was ordered, a piece each time that more is asked for. */
export function servePageRead(port: PageReadPort): void {
  let reader: ReadableStreamDefaultReader<Uint8Array> | null = null;
  let url = '';

  const begin = async ({ facts, body }: PageBytes): Promise<void> => {
    reader = body.getReader();
    port.post({ type: 'answer', facts });
  };
  const answer = async (order: PageReadOrder): Promise<void> => {
    switch (order.type) {
      case 'bytes':
        return begin(await readBytes(order.url));
      case 'picture':
        return begin(await copyPicture(order.url));
      case 'more': {
        const piece = reader && (await nextPiece(reader));
        port.post(piece === null ? { type: 'end' } : { type: 'piece', dataUrl: await toDataUrl(piece) });
      }
    }
  };
  port.listen((order) => {
    if (order.type !== 'more') ({ url } = order);
    answer(order).catch((error: unknown) => {
      port.post({ type: 'failed', reason: error instanceof PageReadError ? error.reason : failureOf(url) });
    });
  });
  port.onClose(() => {
    // Nobody is there to be told of what becomes of it.
    reader?.cancel().catch(() => {});
  });
}

/** Null at the end. */
async function nextPiece(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Blob | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  while (size < PIECE_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(new Uint8Array(value));
    size += value.byteLength;
  }
  return size === 0 ? null : new Blob(chunks);
}

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('loadend', () => {
      if (typeof reader.result === 'string') resolve(reader.result);
      else reject(new PageReadError('unreachable'));
    });
    reader.readAsDataURL(blob);
  });
}
