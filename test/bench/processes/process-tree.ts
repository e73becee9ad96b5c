import { readdir, readFile } from 'node:fs/promises';

/**
 * Parent of each process, by process id, from `/proc/ID/stat`.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
async function readParents(): Promise<Map<number, number>> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // One that has just ended is no longer there.
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => null);
    if (stat !== null) parents.set(Number(name), parentOf(stat));
  }
  return parents;
}

/** The fourth field; the second is a name in brackets, in which anything may stand. */
export function parentOf(stat: string): number {
  return Number(
    stat
      .slice(stat.lastIndexOf(')') + 1)
      .trim()
      .split(' ')[1],
  );
}

/** A process and all its descendants. */
export function treeOf(root: number, parents: ReadonlyMap<number, number>): number[] {
  const tree = [root];
  for (const parent of tree) {
    for (const [child, itsParent] of parents) if (itsParent === parent) tree.push(child);
  }
  return tree;
}

/** The ids of a process and of all its descendants, now. Linux only. */
export async function processTree(root: number): Promise<number[]> {
  return treeOf(root, await readParents());
}
