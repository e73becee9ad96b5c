import type { Bench } from '../bench.ts';
import { makeRandomFiles } from '../measure/bench-files.ts';
import { compareUploads, failureNotes } from '../measure/compare-uploads.ts';
import { formatSize } from '../report/format-value.ts';
import { CpuUse } from '../measure/cpu-use.ts';
import { judge } from '../report/judge.ts';
import { whyMissed } from '../report/why-missed.ts';
import { awsCli, findAwsCli } from '../subjects/aws-cli.ts';
import { onLoopback } from '../subjects/loopback-stage.ts';
import { bareRequests, oneFetchPut, oneXhrPut, uppy5, uppy6 } from '../subjects/page-peers.ts';
import { pail } from '../subjects/pail.ts';

const BYTES = 1024 ** 3;
const UNCHECKED = 'Pail, checksums off';

/** One large file over loopback, where nothing but the sender is slow. */
export const upload: Bench = async (context) => {
  const bytes = Math.round(BYTES * context.size);
  const size = formatSize(bytes);
  const aws = await findAwsCli();
  const subjects = [
    bareRequests,
    oneFetchPut,
    oneXhrPut,
    uppy5,
    uppy6,
    ...(aws === null ? [] : [awsCli(aws)]),
    pail(),
    pail(UNCHECKED, 'off'),
  ];
  const files = await makeRandomFiles(context.directory, 1, bytes);
  const cpu = new CpuUse();
  const measured = await onLoopback(context, (stage) =>
    compareUploads(context, 'upload', () => stage, subjects, files, cpu.during(stage.servers)),
  );
  const results = judge({
    bench: 'upload',
    case: size,
    unit: 's',
    measured,
    goals: [
      { subject: 'Pail', vs: 'Uppy 5', atMost: 0.95 },
      { subject: UNCHECKED, vs: 'Uppy 5', atMost: 0.75 },
    ],
  });
  return {
    bench: 'upload',
    about: `One file of ${size} over loopback, from the drop until it is done: for Pail verified and recorded, by its checksum or, with those off, by its size. Bare requests are the same parts of 8 MiB with all URLs at hand before the clock starts, nothing hashed or recorded: what the browser and the bucket take by themselves for an upload that can be gone on with.`,
    results,
    notes: [
      ...cpu.notes(),
      ...whyMissed(results, (subject) => cpu.of(subject)),
      ...(aws === null ? ['aws s3 cp: not run, the AWS CLI is not installed.'] : []),
      ...failureNotes(size, measured),
    ],
  };
};
