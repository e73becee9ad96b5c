import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const INTERRUPTED = 130;

/**
 * Makes the folder of a cluster: a temporary one, which is removed on every way out of this process, Ctrl-C too, or the
 * named one, which stays.
 * @throws where the named one holds anything.
 */
export async function makeClusterFolder(keep: string | undefined): Promise<string> {
  if (keep !== undefined) {
    await mkdir(keep, { recursive: true });
    if ((await readdir(keep)).length > 0)
      throw new Error(`${keep} is not empty: name a new folder for the cluster.`);
    return keep;
  }
  const directory = await mkdtemp(path.join(tmpdir(), 'pail-ceph-'));
  process.on('exit', () =>
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(INTERRUPTED));
  return directory;
}
