import { readFile } from 'node:fs/promises';
import { processTree } from './process-tree.ts';

const KIBIBYTE = 1024;

/** Bytes by a line of `/proc/ID/smaps_rollup`: memory that is shared counts for each process by its share. */
export function proportionalBytes(smapsRollup: string): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(smapsRollup)?.[1] ?? 0) * KIBIBYTE;
}

/** Bytes of memory that a process and all its descendants hold together (PSS). Linux only. */
export async function memoryOfTree(root: number): Promise<number> {
  const rollups = await Promise.all(
    (await processTree(root)).map((id) =>
      // One that has just ended is no longer there.
      readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => ''),
    ),
  );
  return rollups.reduce((sum, rollup) => sum + proportionalBytes(rollup), 0);
}
