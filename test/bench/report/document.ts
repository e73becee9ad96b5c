import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { layOut } from '../../run/lay-out.ts';
import { drawChart } from './chart.ts';
import { benchReportSchema } from './result.ts';
import { HEADINGS, tableRows } from './table.ts';

/** The newest results of a bench, with where they come from. */
const keptReportSchema = benchReportSchema.extend({
  measuredOn: z.string(),
  machine: z.string(),
  runs: z.number(),
  /** Share of the full size. */
  size: z.number(),
});

export type KeptReport = z.infer<typeof keptReportSchema>;

const INTRODUCTION = `# Speed and memory

Pail beside its peers: in one run, in turns, in the same real Chromium, against the same local bucket, with real bytes.
Each number is a median. Machines differ and are never quiet: read the ratios, not the seconds. Made by \`npm run bench\`.

![Results of the benchmarks as bars](bench.svg)
`;

const REPEAT = `## How to repeat it

\`\`\`sh
npm run bench                          # everything; over an hour
npm run bench -- upload small          # some: upload, wan, small, sign, memory, stream, backend
npm run bench -- upload --size 0.05    # a twentieth of the size, to try
npm run bench -- --json                # one object a line
\`\`\`

It needs Linux and Chromium. The lines of \`wan\` are made between two network namespaces, as root, with \`tc netem\`, or by
the tool that \`WAN_LINK\` names where the kernel has no netem: it is called \`up MBIT_A_SECOND ONE_WAY_MS LOSS_PERCENT cubic\`
and \`down\`, and joins the namespaces \`wan-client\` (10.77.0.1) and \`wan-server\` (10.77.0.2). \`aws s3 cp\` is a peer where
the AWS CLI is installed. What could not be run is said below the table.
`;

/**
 * Puts new results in the place of older ones of the same bench, and writes `bench.md`, `bench.svg` and `bench.json`
 * anew.
 */
export async function writeDocument(folder: string, reports: readonly KeptReport[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const kept = new Map((await readKept(join(folder, 'bench.json'))).map((report) => [report.bench, report]));
  for (const report of reports) kept.set(report.bench, report);
  const all = [...kept.values()];
  await writeFile(join(folder, 'bench.json'), await layOut(JSON.stringify(all), 'json'));
  await writeFile(join(folder, 'bench.svg'), drawChart(all));
  await writeFile(join(folder, 'bench.md'), await layOut(formatDocument(all), 'markdown'));
}

async function readKept(path: string): Promise<KeptReport[]> {
  const text = await readFile(path, 'utf8').catch(() => '[]');
  return z.array(keptReportSchema).parse(JSON.parse(text));
}

/** The document's text, before it is laid out. */
export function formatDocument(reports: readonly KeptReport[]): string {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const sections = reports.map((report) =>
    [
      `## ${report.bench}`,
      report.about,
      [row(HEADINGS), row(HEADINGS.map(() => '---')), ...tableRows(report).map(row)].join('\n'),
      ...(report.notes.length > 0 ? [report.notes.map((note) => `- ${note}`).join('\n')] : []),
      `Medians of ${report.runs}, ${report.measuredOn}${report.size === 1 ? '' : `, at ${report.size} of the full size`}: ${report.machine}.`,
    ].join('\n\n'),
  );
  return [INTRODUCTION, ...sections, REPEAT].join('\n');
}
