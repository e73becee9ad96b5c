import type { StartedSubject, Stage, Subject } from '../subjects/subject.ts';
import type { BenchFiles } from './bench-files.ts';

/** No run of a bench may take longer, in milliseconds. */
const LIMIT = 15 * 60_000;

/**
 * Measures one upload of all files by a subject.
 * @param upload lets it go; gives how long it took, in milliseconds.
 * @returns what was measured, and whether the upload came to its end.
 */
export type MeasureUpload = (
  started: StartedSubject,
  upload: () => Promise<number>,
  subject: string,
) => Promise<{ value: number; complete: boolean }>;

const inSeconds: MeasureUpload = async (_started, upload) => ({
  value: (await upload()) / 1000,
  complete: true,
});

/**
 * Starts a subject, lets it upload all files once, ends it and empties the bucket.
 * @param measure what to measure; default: how long it takes, in seconds.
 * @throws where the bucket does not hold exactly these files afterwards.
 */
export async function uploadOnce(
  stage: Stage,
  subject: Subject,
  files: BenchFiles,
  measure: MeasureUpload = inSeconds,
): Promise<number> {
  const started = await subject.start(stage);
  let measured: Awaited<ReturnType<MeasureUpload>>;
  try {
    measured = await measure(started, () => within(started.upload(files.paths), LIMIT), subject.name);
  } finally {
    await started.close();
  }
  const stored = await stage.servers.emptyBucket();
  if (measured.complete && (stored.objects !== files.paths.length || stored.bytes !== files.bytes)) {
    throw new Error(
      `${subject.name} says that it is done, but the bucket holds ${stored.bytes} bytes in ${stored.objects} objects.`,
    );
  }
  return measured.value;
}

async function within(work: Promise<number>, limit: number): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`It took longer than ${limit / 60_000} minutes.`)), limit);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
