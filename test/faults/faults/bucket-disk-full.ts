import { appendFile, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { CHROMIUM, type Fault } from '../fault.ts';
import { asSeenBy } from '../stage/small-disk.ts';
import type { Stage } from '../stage/stage.ts';
import { lookUntil } from '../trial/look-until.ts';
import type { Standing } from '../trial/trial.ts';

const MIB = 1024 ** 2;

/** How long it may take until an upload tells of the full disk, in milliseconds. */
const PATIENCE = 60_000;

/** Makes a file so long that a disk has only so many bytes left. */
async function fillDisk(ballast: string, disk: string, leave: number): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  const room = bavail * bsize - leave;
  if (room > 0) await appendFile(ballast, Buffer.alloc(room));
}

function ballastOf({ servers, bucketDirectory }: Stage): { disk: string; ballast: string } {
  const disk = asSeenBy(servers.bucketPid(), bucketDirectory);
  return { disk, ballast: join(disk, 'ballast') };
}

export const bucketDiskFull: Fault = {
  name: 'bucket-disk-full',
  summary: 'the disk of the local bucket is full until there is room again; Pail says so and keeps trying',
  browsers: CHROMIUM,
  trials: 8,
  bucketDisk: 256 * MIB,
  prepare: async ({ stage, random, totalBytes }) => {
    const { disk, ballast } = ballastOf(stage);
    // Less room than there are bytes, however fast they come: some upload cannot be stored to its end.
    await fillDisk(ballast, disk, (random.shares(1, 0, 0.7)[0] ?? 0) * totalBytes);
    return null;
  },
  strike: async (trial) => {
    await trial.listed;
    const standings = await lookUntil(
      () => trial.standings(),
      (seen) => seen.some(isTold),
      PATIENCE,
    );
    await rm(ballastOf(trial.stage).ballast);
    if (!standings.some(isTold)) throw new Error('No upload told of the full disk.');
  },
};

function isTold({ trouble }: Standing): boolean {
  return trouble === 'bucket_full';
}
