import type { BenchReport } from './report/result.ts';

/** What every bench is given. */
export interface BenchContext {
  /** How often each subject is measured. */
  runs: number;
  /** Share of the full size, above 0 and at most 1. */
  size: number;
  /** Path of the browser; empty where only benches without one run. */
  chromium: string;
  /** The unpacked extension with the page of the peers in it. */
  extension: string;
  /** A folder for files, removed at the end. */
  directory: string;
  /** Tells a person who waits what is being done. */
  onStep(words: string): void;
}

/** Measures and judges; what cannot be run here becomes a note. */
export type Bench = (context: BenchContext) => Promise<BenchReport>;
