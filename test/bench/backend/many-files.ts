import { randomUUID } from 'node:crypto';
import type { BenchContext } from '../bench.ts';
import { alternate } from '../measure/alternate.ts';
import { median } from '../measure/median.ts';
import { judge } from '../report/judge.ts';
import type { Result } from '../report/result.ts';
import { startBackendWith, type BackendInBench } from '../server/signing-rivals.ts';

const FEW = 1_000;
const MANY = 100_000;

/** Calls of each run. */
const CALLS = 60;

const QUESTIONS: readonly { name: string; ask: (backend: BackendInBench) => Promise<Response> }[] = [
  { name: 'history page', ask: ({ device }) => device.call('GET', '/files?limit=50') },
  { name: 'search for a rare name', ask: ({ device }) => device.call('GET', '/files?query=rare-find') },
  { name: 'search for a common name', ask: ({ device }) => device.call('GET', '/files?query=photo') },
  { name: 'use of the quota', ask: ({ device }) => device.call('GET', '/me') },
  {
    name: 'quota check of a new upload',
    ask: ({ device }) =>
      device.call('POST', '/uploads', {
        uploads: [
          {
            id: randomUUID(),
            filename: 'a.txt',
            contentType: 'text/plain',
            size: 0,
            checksum: { algorithm: 'md5', value: '1B2M2Y8AsgTpgAmY7PhCfg==' },
          },
        ],
      }),
  },
];

/** The same questions of somebody with few files and of somebody with many. */
export async function manyFiles({ runs, size, directory, onStep }: BenchContext): Promise<Result[]> {
  onStep('backend: writing 100,000 files into the history');
  const few = await startBackendWith(FEW, directory);
  const many = await startBackendWith(MANY, directory);
  try {
    const subjects = [
      { name: '1,000 files', backend: few },
      { name: '100,000 files', backend: many },
    ];
    const results: Result[] = [];
    for (const { name, ask } of QUESTIONS) {
      const measured = await alternate(
        subjects,
        runs + 1,
        ({ backend }) => medianTime(() => ask(backend), Math.ceil(CALLS * size)),
        (subject, run, value) => onStep(`backend: ${name}, ${subject}, ${run} of ${runs + 1}: ${value}`),
      );
      results.push(
        ...judge({
          bench: 'backend',
          case: name,
          unit: 'ms',
          measured,
          goals: [{ subject: '100,000 files', vs: '1,000 files', atMost: 2 }],
        }),
      );
    }
    return results;
  } finally {
    await many.stop();
    await few.stop();
  }
}

/** The median time of calls one after the other, in milliseconds. */
async function medianTime(call: () => Promise<Response>, calls: number): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < calls; count++) {
    const started = performance.now();
    const answer = await call();
    await answer.text();
    times.push(performance.now() - started);
    if (!answer.ok) throw new Error(`A call was answered ${answer.status}`);
  }
  return median(times);
}
