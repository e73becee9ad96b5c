import type { Bench } from '../bench.ts';
import { makeRandomFiles } from '../measure/bench-files.ts';
import { compareUploads, failureNotes } from '../measure/compare-uploads.ts';
import { CpuUse } from '../measure/cpu-use.ts';
import { judge } from '../report/judge.ts';
import { whyMissed } from '../report/why-missed.ts';
import { onLoopback } from '../subjects/loopback-stage.ts';
import { bareRequests, oneFetchPut, oneXhrPut, uppy5, uppy6 } from '../subjects/page-peers.ts';
import { pail } from '../subjects/pail.ts';

const COUNT = 1000;
const BYTES = 10_000;

/** Many small files over loopback. */
export const small: Bench = async (context) => {
  const count = Math.max(1, Math.round(COUNT * context.size));
  const files = await makeRandomFiles(context.directory, count, BYTES);
  const cpu = new CpuUse();
  const measured = await onLoopback(context, (stage) =>
    compareUploads(
      context,
      'small',
      () => stage,
      [bareRequests, oneFetchPut, oneXhrPut, uppy5, uppy6, pail()],
      files,
      cpu.during(stage.servers),
    ),
  );
  const name = `${count.toLocaleString('en')} × 10 KB`;
  const results = judge({
    bench: 'small',
    case: name,
    unit: 's',
    measured,
    goals: [{ subject: 'Pail', vs: 'Uppy 5', atMost: 0.5 }],
  });
  return {
    bench: 'small',
    about: `${name} over loopback. Pail verifies and records each file and shows all of them in its popup; the peers do neither. One PUT a file by fetch and XHR goes six at a time, each signed by itself. Bare requests are XHR PUTs whose URLs are at hand before the clock starts: what the browser and the bucket take by themselves, below which no uploader gets.`,
    results,
    notes: [
      ...cpu.notes(),
      ...whyMissed(results, (subject) => cpu.of(subject)),
      ...failureNotes(name, measured),
    ],
  };
};
