import type { z } from 'zod';
import { bucketPlaceSchema, type BucketPlace } from './bucket-place.ts';
import { shiftedSchema, emptiedSchema } from './questions.ts';
import { startServerProcess } from './server-process.ts';
import type { bucketSettingsSchema } from './settings.ts';

/** The local bucket in a process of its own. */
export interface BucketProcess {
  pid: number;
  place: BucketPlace;
  /** Removes every object. @returns what was there. */
  empty(): Promise<{ objects: number; bytes: number }>;
  /** Moves its clock by so many milliseconds. */
  shiftClock(milliseconds: number): Promise<void>;
  /** Kills it as a power cut does. */
  kill(): Promise<void>;
}

/** Starts a bucket; on the folder of an earlier one it goes on with that one's objects. */
export async function startBucketProcess(
  settings: z.infer<typeof bucketSettingsSchema>,
  prefix?: readonly string[],
): Promise<BucketProcess> {
  const file = new URL('bucket-process.ts', import.meta.url);
  const { pid, ready, ask, kill } = await startServerProcess(file, settings, bucketPlaceSchema, prefix);
  return {
    pid,
    place: ready,
    empty: () => ask({ ask: 'empty' }, emptiedSchema),
    shiftClock: async (milliseconds) => {
      await ask({ ask: 'shift-clock', milliseconds }, shiftedSchema);
    },
    kill,
  };
}
