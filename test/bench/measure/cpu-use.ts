import { cpus } from 'node:os';
import { cpuOfTree } from '../processes/cpu-of-tree.ts';
import type { Servers } from '../server/start-servers.ts';
import { median } from './median.ts';
import type { MeasureUpload } from './upload-once.ts';

/** Seconds of a processor. */
export interface Use {
  browser: number;
  signing: number;
  bucket: number;
}

/** Where the time goes: what each subject's uploads take of the processors, beside how long they last. */
export class CpuUse {
  readonly #uses = new Map<string, Use[]>();

  /** Measures how long uploads last, in seconds, and keeps what they take meanwhile where the machine can tell. */
  during(servers: Servers): MeasureUpload {
    return async ({ pid }, upload, subject) => {
      // A command of ours has no tree of its own.
      if (process.platform !== 'linux' || pid === process.pid) {
        return { value: (await upload()) / 1000, complete: true };
      }
      const look = async (): Promise<Use> => ({
        browser: await cpuOfTree(pid),
        signing: await sumOf(servers.signingPids()),
        bucket: await cpuOfTree(servers.bucketPid),
      });
      const before = await look();
      const value = (await upload()) / 1000;
      const after = await look();
      const use = {
        browser: after.browser - before.browser,
        signing: after.signing - before.signing,
        bucket: after.bucket - before.bucket,
      };
      this.#uses.set(subject, [...(this.#uses.get(subject) ?? []), use]);
      return { value, complete: true };
    };
  }

  /** What a subject took, as medians; undefined where that was not measured. */
  of(subject: string): Use | undefined {
    const uses = this.#uses.get(subject);
    if (!uses) return undefined;
    const middle = (part: keyof Use): number => median(uses.map((use) => use[part]));
    return { browser: middle('browser'), signing: middle('signing'), bucket: middle('bucket') };
  }

  /** A note for the readers of the results; none where nothing was measured. */
  notes(): string[] {
    if (this.#uses.size === 0) return [];
    const subjects = [...this.#uses.keys()].map((subject) => {
      const { browser = 0, signing = 0, bucket = 0 } = this.of(subject) ?? {};
      return `${subject} ${browser.toFixed(1)} + ${signing.toFixed(1)} + ${bucket.toFixed(1)}`;
    });
    return [
      `Seconds of processor, of which this machine has ${cpus().length} each second, for browser + whatever signs, verifies and records + bucket: ${subjects.join('; ')}.`,
    ];
  }
}

async function sumOf(pids: readonly number[]): Promise<number> {
  const seconds = await Promise.all(pids.map(cpuOfTree));
  return seconds.reduce((sum, each) => sum + each, 0);
}
