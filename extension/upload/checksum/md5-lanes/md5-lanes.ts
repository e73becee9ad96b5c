import { z } from 'zod';
import { constants, LANES, md5Module, MESSAGES_AT, STATE_AT } from './md5-code.ts';

const PAGE_BYTES = 64 * 1024;
const BLOCK_BYTES = 64;
/** A one bit, zeros up to a whole block, and the length in 64 bits (RFC 1321 §3.1, §3.2). */
const PADDING_MAX = BLOCK_BYTES + 8;
const INITIAL_STATE = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];

/** What the module gives, which the compiler cannot know. */
const exportsSchema = z.object({
  memory: z.instanceof(WebAssembly.Memory),
  run: z.custom<(...parameters: number[]) => void>((value) => typeof value === 'function'),
});

/**
 * MD5s of several messages of the same length, side by side in the lanes of vector instructions. All of the messages'
 * bytes are held in memory at once.
 */
export class Md5Lanes {
  /** How many messages it takes at a time. */
  static readonly count = LANES;
  /** Bytes of every message. */
  readonly messageBytes: number;
  private readonly memory: ArrayBuffer;
  private readonly run: (...parameters: number[]) => void;
  private readonly stride: number;

  constructor(messageBytes: number) {
    this.messageBytes = messageBytes;
    // A multiple of a block, and not of a page: lanes whose bytes lie a power of two apart share lines of the cache.
    this.stride = (Math.ceil((messageBytes + PADDING_MAX) / BLOCK_BYTES) + 5) * BLOCK_BYTES;
    const pages = Math.ceil((MESSAGES_AT + LANES * this.stride) / PAGE_BYTES);
    const instance = new WebAssembly.Instance(new WebAssembly.Module(md5Module(pages)));
    const { memory, run } = exportsSchema.parse(instance.exports);
    this.memory = memory.buffer;
    this.run = run;
    const table = constants();
    new Uint32Array(this.memory, MESSAGES_AT - table.byteLength, table.length).set(table);
  }

  /** Where a lane's message is to be written. */
  lane(index: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.memory, this.startOf(index), this.messageBytes);
  }

  /** The MD5s of the messages that stand in the lanes, 16 bytes each. */
  digest(): Uint8Array<ArrayBuffer>[] {
    const lanes = Array.from({ length: LANES }, (_, index) => index);
    const blocks = Math.ceil((this.messageBytes + 9) / BLOCK_BYTES);
    for (const index of lanes) this.pad(index, blocks);
    const state = new Uint32Array(this.memory, STATE_AT, INITIAL_STATE.length * LANES);
    state.set(INITIAL_STATE.flatMap((value) => lanes.map(() => value)));
    this.run(...lanes.map((index) => this.startOf(index)), blocks);
    return lanes.map((index) => {
      const words = INITIAL_STATE.map((_, word) => state[word * LANES + index] ?? 0);
      return new Uint8Array(Uint32Array.from(words).buffer);
    });
  }

  private pad(index: number, blocks: number): void {
    const start = this.startOf(index) + this.messageBytes;
    const end = this.startOf(index) + blocks * BLOCK_BYTES;
    const padding = new DataView(this.memory, start, end - start);
    new Uint8Array(this.memory, start, end - start).fill(0);
    padding.setUint8(0, 0x80);
    padding.setBigUint64(padding.byteLength - 8, BigInt(this.messageBytes) * 8n, true);
  }

  private startOf(index: number): number {
    return MESSAGES_AT + index * this.stride;
  }
}
