import type { Bench, BenchContext } from '../bench.ts';
import { memoryAtConnections } from '../backend/memory-at-connections.ts';
import { manyFiles } from '../backend/many-files.ts';
import { signingCalls } from '../backend/signing-calls.ts';
import type { Result } from '../report/result.ts';

const PARTS: readonly ((context: BenchContext) => Promise<Result[]>)[] = [
  signingCalls,
  memoryAtConnections,
  manyFiles,
];

/** What the backend itself takes: time, memory, and how both grow. */
export const backend: Bench = async (context) => {
  const results: Result[] = [];
  for (const part of PARTS) results.push(...(await part(context)));
  return {
    bench: 'backend',
    about:
      "Calls to servers in processes of their own, over loopback, by autocannon. Beside Pail's backend: Express with the SDK's `getSignedUrl`, as tutorials have it, which knows nobody and remembers nothing. Pail checks the token, counts the call, applies the limits, and has each upload on the disk (SQLite, `synchronous=FULL`) before it answers.",
    results,
    notes: [
      'Tutorials sign one URL a call: what Pail signs in calls of 100 is compared with that. The rival with calls of 100 is one that signs them all at once.',
      ...(process.platform === 'linux'
        ? []
        : ['Memory was not measured: it is read from /proc, which only Linux has.']),
    ],
  };
};
