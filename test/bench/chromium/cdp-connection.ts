import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

const SEPARATOR = 0;

const messageSchema = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** Speaks the DevTools protocol over the pipes of `--remote-debugging-pipe`: JSON texts, each followed by a zero byte. */
export class CdpConnection {
  private readonly toBrowser: Writable;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private ended = false;
  private unread: Buffer[] = [];

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.toBrowser = toBrowser;
    // A browser that dies closes its end: whoever waits is told by `end`.
    toBrowser.on('error', () => this.end());
    fromBrowser.on('data', (piece: Buffer) => this.read(piece));
    fromBrowser.on('error', () => this.end());
    fromBrowser.on('close', () => this.end());
  }

  /**
   * Calls a method of the protocol.
   * @param sessionId of an attached target; without it the browser itself is spoken to.
   * @throws with the browser's words where it refuses, or when it ends.
   * @see https://chromedevtools.github.io/devtools-protocol/
   */
  async call<Result>(
    method: string,
    params: Readonly<Record<string, unknown>>,
    result: z.ZodType<Result>,
    sessionId?: string,
  ): Promise<Result> {
    if (this.ended) throw new Error(`Chromium has ended before ${method}.`);
    this.lastId += 1;
    const id = this.lastId;
    const answered = new Promise<unknown>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
    });
    this.toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return result.parse(await answered);
  }

  private read(piece: Buffer): void {
    let rest = piece;
    for (let end = rest.indexOf(SEPARATOR); end >= 0; end = rest.indexOf(SEPARATOR)) {
      const text = Buffer.concat([...this.unread, rest.subarray(0, end)]).toString();
      this.unread = [];
      rest = rest.subarray(end + 1);
      this.settle(messageSchema.parse(JSON.parse(text)));
    }
    if (rest.length > 0) this.unread.push(rest);
  }

  private settle({ id, result, error }: z.infer<typeof messageSchema>): void {
    // Messages without an id are events, which nobody here listens to.
    if (id === undefined) return;
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }

  private end(): void {
    this.ended = true;
    for (const { reject } of this.waiting.values()) reject(new Error('Chromium has ended.'));
    this.waiting.clear();
  }
}
