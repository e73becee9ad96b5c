import { Transform } from 'node:stream';

/** Timers are no finer than this, in milliseconds: what is due within it goes at once. */
const SLACK = 4;

/** A steady pace for bytes, those of everybody who asks together. */
export class Pace {
  private readonly bytesPerMillisecond: number;
  private due = 0;

  constructor(bytesPerSecond: number) {
    this.bytesPerMillisecond = bytesPerSecond / 1000;
  }

  /**
   * How many milliseconds so many bytes have to wait.
   * @param now in milliseconds of a clock that only goes forward.
   */
  delay(bytes: number, now: number): number {
    // Time in which nobody asked is lost: a pace, no credit.
    this.due = Math.max(this.due, now - SLACK) + bytes / this.bytesPerMillisecond;
    return this.due > now + SLACK ? this.due - now : 0;
  }

  /** A stream that lets its bytes through at this pace. */
  stream(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        const delay = this.delay(chunk.length, performance.now());
        if (delay === 0) done(null, chunk);
        else setTimeout(() => done(null, chunk), delay);
      },
    });
  }
}
