import { appendFile, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { CHROMIUM, type Fault } from '../fault.ts';
import { asSeenBy } from '../stage/small-disk.ts';
import { lookUntil } from '../trial/look-until.ts';

const MIB = 1024 ** 2;

/** How long it may take until an upload tells of the full disk, in milliseconds. */
const PATIENCE = 60_000;

/** Makes a file so long that a disk has only so many bytes left. */
async function fillDisk(ballast: string, disk: string, leave: number): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  const room = bavail * bsize - leave;
  if (room <= 0) return;
  await appendFile(ballast, Buffer.alloc(room)).catch((error: unknown) => {
    // The bucket writes at the same time.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  });
}

export const bucketDiskFull: Fault = {
  name: 'bucket-disk-full',
  summary: 'the disk of the local bucket is full until there is room again; Pail says so and keeps trying',
  browsers: CHROMIUM,
  trials: 8,
  bucketDisk: 256 * MIB,
  strike: async (trial) => {
    const { stage, random } = trial;
    const disk = asSeenBy(stage.servers.bucketPid(), stage.bucketDirectory);
    const ballast = join(disk, 'ballast');
    const leave = random.pick([0, 50_000, MIB, 4 * MIB]);
    await trial.sent(random.shares(1, 0, 0.7)[0] ?? 0);
    const isTold = (standings: Awaited<ReturnType<typeof trial.standings>>): boolean =>
      standings.some(({ trouble }) => trouble === 'bucket_full');
    const standings = await lookUntil(
      async () => {
        // Again and again: what the bucket could not store to its end leaves room.
        await fillDisk(ballast, disk, leave);
        return trial.standings();
      },
      isTold,
      PATIENCE,
    );
    await rm(ballast);
    if (!isTold(standings)) throw new Error('No upload told of the full disk.');
  },
};
