/** Speed is averaged over so many milliseconds: shorter jumps about, longer lags behind. */
const WINDOW_MS = 4000;

/** Shorter spans say nothing about speed, in milliseconds. */
const SHORTEST_SPAN_MS = 250;

interface Sample {
  time: number;
  bytes: number;
}

export interface Progress {
  /** Bytes a second; null while it is not known. */
  bytesPerSecond: number | null;
  /** Seconds; null while it is not known. */
  secondsLeft: number | null;
}

/** Measures the speed of one upload from the bytes that are through at a time. */
export class ProgressMeter {
  private samples: Sample[] = [];

  /**
   * @param time milliseconds
   * @param bytes that are through in all; fewer than before (a retry) starts the measure anew
   * @param totalBytes null while it is not known
   */
  measure(time: number, bytes: number, totalBytes: number | null): Progress {
    const last = this.samples.at(-1);
    if (last && bytes < last.bytes) this.samples = [];
    this.samples.push({ time, bytes });
    while (this.samples.length > 2 && time - (this.samples[1]?.time ?? time) >= WINDOW_MS)
      this.samples.shift();

    const first = this.samples[0] ?? { time, bytes };
    const span = time - first.time;
    if (span < SHORTEST_SPAN_MS || bytes === first.bytes) return { bytesPerSecond: null, secondsLeft: null };
    const bytesPerSecond = ((bytes - first.bytes) * 1000) / span;
    const secondsLeft = totalBytes === null ? null : (totalBytes - bytes) / bytesPerSecond;
    return { bytesPerSecond, secondsLeft };
  }
}
