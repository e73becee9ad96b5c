import { cpus } from 'node:os';
import { cpuOfTree } from '../processes/cpu-of-tree.ts';
import type { Servers } from '../server/start-servers.ts';
import { median } from './median.ts';
import type { MeasureUpload } from './upload-once.ts';

/** Seconds of a processor. */
interface Use {
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

  /** A note for the readers of the results; none where nothing was measured. */
  notes(): string[] {
    if (this.#uses.size === 0) return [];
    const subjects = [...this.#uses].map(([subject, uses]) => {
      const of = (part: keyof Use): string => median(uses.map((use) => use[part])).toFixed(1);
      return `${subject} ${of('browser')} + ${of('signing')} + ${of('bucket')}`;
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
