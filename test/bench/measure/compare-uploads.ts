import type { BenchContext } from '../bench.ts';
import type { Stage, Subject } from '../subjects/subject.ts';
import { alternate, type Sampled } from './alternate.ts';
import type { BenchFiles } from './bench-files.ts';
import { type MeasureUpload, uploadOnce } from './upload-once.ts';

/**
 * Lets subjects upload the same files in turns.
 * @param stageOf where a subject runs.
 */
export function compareUploads(
  { runs, onStep }: BenchContext,
  name: string,
  stageOf: (subject: Subject) => Stage,
  subjects: readonly Subject[],
  files: BenchFiles,
  measure?: MeasureUpload,
): Promise<Sampled[]> {
  return alternate(
    subjects,
    runs,
    (subject) => uploadOnce(stageOf(subject), subject, files, measure),
    (subject, run, value) =>
      onStep(
        `${name}: ${subject}, ${run} of ${runs}: ${typeof value === 'number' ? value.toFixed(3) : value}`,
      ),
  );
}

/** Says which subjects failed, and how. */
export function failureNotes(where: string, measured: readonly Sampled[]): string[] {
  return measured.flatMap(({ subject, failure }) =>
    failure === null ? [] : [`${where}: ${subject} failed: ${failure.split('\n')[0]}`],
  );
}
