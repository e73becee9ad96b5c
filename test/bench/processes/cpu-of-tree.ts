import { readFile } from 'node:fs/promises';
import { processTree } from './process-tree.ts';

/** Ticks a second in `/proc`, whatever the kernel's own clock does (USER_HZ). */
const TICKS = 100;

/**
 * Ticks by the text of `/proc/ID/stat`: a process's own, and those of its children that have ended, in user and in
 * system mode (fields 14 to 17).
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export function ticksOf(stat: string): number {
  const fromThirdField = stat
    .slice(stat.lastIndexOf(')') + 1)
    .trim()
    .split(' ');
  return fromThirdField.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
}

/** Seconds of a processor that a process and all its descendants have taken so far. Linux only. */
export async function cpuOfTree(root: number): Promise<number> {
  const stats = await Promise.all(
    // One that has just ended is no longer there: its parent's ticks have its own.
    (await processTree(root)).map((id) => readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')),
  );
  return stats.reduce((sum, stat) => sum + ticksOf(stat), 0) / TICKS;
}
