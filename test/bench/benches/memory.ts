import type { Bench } from '../bench.ts';
import { makeSparseFile } from '../measure/bench-files.ts';
import { compareUploads, failureNotes } from '../measure/compare-uploads.ts';
import { median } from '../measure/median.ts';
import type { MeasureUpload } from '../measure/upload-once.ts';
import { memoryGrowth } from '../processes/memory-growth.ts';
import { formatSize } from '../report/format-value.ts';
import { missedTargets } from '../report/missed-by.ts';
import { judge } from '../report/judge.ts';
import { onLoopback } from '../subjects/loopback-stage.ts';
import { oneFetchPut, oneXhrPut, uppy5, uppy6 } from '../subjects/page-peers.ts';
import { pail } from '../subjects/pail.ts';

const BYTES = 4 * 1024 ** 3;
const MEBIBYTE = 1024 ** 2;

/** What one very large file costs in memory. */
export const memory: Bench = async (context) => {
  const about =
    'How much the memory of all processes of the browser grows at its highest while one file is uploaded (proportional set size), and that of the backend. The backend and the bucket are processes of their own.';
  if (process.platform !== 'linux') {
    return { bench: 'memory', about, results: [], notes: ['Not run: it reads /proc, which only Linux has.'] };
  }
  const bytes = Math.round(BYTES * context.size);
  const size = formatSize(bytes);
  const files = await makeSparseFile(context.directory, bytes);
  const ofBackend: number[] = [];
  const subjects = [oneFetchPut, oneXhrPut, uppy5, uppy6, pail()];
  const measured = await onLoopback(context, (stage) => {
    const growth: MeasureUpload = async ({ pid }, upload, subject) => {
      const roots = [pid, stage.servers.backendPid];
      const [browser = 0, backend = 0] = await memoryGrowth(roots, upload);
      if (subject === 'Pail') ofBackend.push(backend / MEBIBYTE);
      return { value: browser / MEBIBYTE, complete: true };
    };
    return compareUploads(context, 'memory', () => stage, subjects, files, growth);
  });
  const backend = { subject: 'Pail', value: ofBackend.length > 0 ? median(ofBackend) : null, failure: null };
  const results = [
    ...judge({
      bench: 'memory',
      case: `${size}, browser`,
      unit: 'MiB',
      measured,
      goals: [{ subject: 'Pail', vs: null, atMost: 64 }],
    }),
    ...judge({
      bench: 'memory',
      case: `${size}, backend`,
      unit: 'MiB',
      measured: [backend],
      goals: [{ subject: 'Pail', vs: null, atMost: 16 }],
    }),
  ];
  return {
    bench: 'memory',
    about,
    results,
    notes: [...failureNotes(size, measured), ...missedTargets(results)],
  };
};
