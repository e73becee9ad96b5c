import type { Bench, BenchContext } from '../bench.ts';
import { launchChromium } from '../chromium/chromium.ts';
import { findLineMaker, openWanLine } from '../line/open-wan-line.ts';
import type { LineMaker, WanLine } from '../line/wan-line.ts';
import type { Sampled } from '../measure/alternate.ts';
import { type BenchFiles, makeRandomFiles } from '../measure/bench-files.ts';
import { compareUploads, failureNotes } from '../measure/compare-uploads.ts';
import { type Goal, judge } from '../report/judge.ts';
import type { Result } from '../report/result.ts';
import { formatSize } from '../report/format-value.ts';
import { whyLineMissed } from '../report/why-line-missed.ts';
import { shareOfLine } from '../measure/share-of-line.ts';
import { type Servers, startServers } from '../server/start-servers.ts';
import { oneFetchPut, uppy5, uppy6 } from '../subjects/page-peers.ts';
import { pail } from '../subjects/pail.ts';

const MEBIBYTE = 1024 ** 2;
const MBIT_PER_SECOND = 200;
const ONE_WAY_DELAY = 40;

/** Large enough that the start and the last parts do not decide. */
const FILE_BYTES = 1024 * MEBIBYTE;

const THE_LINE = 'the line';
const ONE_NAME = 'Pail, 1 name';
const FOUR_NAMES = 'Pail, 4 names';

interface WanCase {
  name: string;
  lossPercent: number;
  /** An upload of which nothing is asked, and that is compared with nothing, is ended after so many milliseconds. */
  patience: number;
  /** One that is compared with what is asked for: about as long as that takes, since each is fast before its first loss. */
  patienceWithRivals: number;
  goals: readonly Goal[];
}

const CASES: readonly WanCase[] = [
  {
    name: 'clean',
    lossPercent: 0,
    patience: 60_000,
    patienceWithRivals: 60_000,
    goals: [ONE_NAME, FOUR_NAMES].map((subject) => ({ subject, vs: THE_LINE, atLeast: 0.9 })),
  },
  {
    name: '0.05 % loss',
    lossPercent: 0.05,
    patience: 45_000,
    patienceWithRivals: 60_000,
    goals: [
      { subject: FOUR_NAMES, vs: THE_LINE, atLeast: 0.85 },
      { subject: FOUR_NAMES, vs: 'Uppy 5', atLeast: 2 },
    ],
  },
  {
    name: '0.5 % loss',
    lossPercent: 0.5,
    patience: 45_000,
    patienceWithRivals: 180_000,
    goals: [{ subject: FOUR_NAMES, vs: 'Uppy 5', atLeast: 3 }],
  },
];

function patienceWith(name: string, { patience, patienceWithRivals, goals }: WanCase): number | null {
  // What it reaches is what is asked for.
  if (goals.some(({ subject }) => subject === name)) return null;
  return goals.some(({ vs }) => vs === name) ? patienceWithRivals : patience;
}

/** Starts servers whose bucket has so many host names. */
function serversWithNames(directory: string, line: WanLine, names: number): Promise<Servers> {
  return startServers({
    directory,
    host: line.serverAddress,
    prefix: line.server,
    publicEndpoints: (port) =>
      Array.from({ length: names }, (_name, index) => `http://bucket-${index + 1}.test:${port}`),
  });
}

async function measureCase(context: BenchContext, maker: LineMaker, of: WanCase): Promise<Sampled[]> {
  const bytes = Math.max(MEBIBYTE, Math.round(FILE_BYTES * context.size));
  const files = await makeRandomFiles(context.directory, 1, bytes);
  const { lossPercent } = of;
  const line = await openWanLine(maker, {
    mbitPerSecond: MBIT_PER_SECOND,
    oneWayDelay: ONE_WAY_DELAY,
    lossPercent,
  });
  try {
    return await measureOnLine(context, line, of, files);
  } finally {
    line.close();
  }
}

async function measureOnLine(
  context: BenchContext,
  line: WanLine,
  of: WanCase,
  files: BenchFiles,
): Promise<Sampled[]> {
  const oneName = await serversWithNames(context.directory, line, 1);
  const fourNames = await serversWithNames(context.directory, line, 4).catch(async (error: unknown) => {
    await oneName.close();
    throw error;
  });
  const launch = () =>
    launchChromium({
      executablePath: context.chromium,
      directory: context.directory,
      extension: context.extension,
      prefix: line.client,
      hostRules: [`MAP *.test ${line.serverAddress}`],
    });
  try {
    return await compareUploads(
      context,
      `wan, ${of.name}`,
      (subject) => ({ servers: subject.name === FOUR_NAMES ? fourNames : oneName, launch }),
      [oneFetchPut, uppy5, uppy6, pail(ONE_NAME), pail(FOUR_NAMES)],
      files,
      shareOfLine({
        line,
        mbitPerSecond: MBIT_PER_SECOND,
        bytes: files.bytes,
        patienceWith: (subject) => patienceWith(subject, of),
      }),
    );
  } finally {
    await fourNames.close();
    await oneName.close();
  }
}

/** One large file over a long line, with and without loss. */
export const wan: Bench = async (context) => {
  const about = `One file of ${formatSize(FILE_BYTES)} over a line of ${MBIT_PER_SECOND} Mbit/s and ${2 * ONE_WAY_DELAY} ms (round trip), congestion control cubic, as the share of the line that it used. The bucket is reached by one host name, for Pail by four too.`;
  const maker = await findLineMaker();
  if ('missing' in maker) {
    return { bench: 'wan', about, results: [], notes: [`Not run: ${maker.missing}.`] };
  }
  const results: Result[] = [];
  const notes = [
    `The line is made by ${maker.name}.`,
    'One XHR PUT was not run: on a line it is one connection, as one fetch PUT.',
    'Peers that would take minutes are ended, and count by what came to the other side until then, with headers and what was sent again: those that Pail is compared with after about as long as Pail takes.',
  ];
  for (const of of CASES) {
    const measured = await measureCase(context, maker, of);
    const references = { [THE_LINE]: 1 };
    results.push(
      ...judge({ bench: 'wan', case: of.name, unit: 'share', measured, references, goals: of.goals }),
    );
    notes.push(...failureNotes(of.name, measured));
  }
  return { bench: 'wan', about, results, notes: [...notes, ...whyLineMissed(results)] };
};
