import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Tally } from './tally.ts';
import { countReport } from './vitest-report.ts';

/** The kinds of tests, as `.vitest.config.ts` names them, cheap ones first. */
export const TEST_PROJECTS = ['unit', 'extension', 'contract', 'integration', 'e2e'] as const;

export type TestProject = (typeof TEST_PROJECTS)[number];

/** Kinds whose single tests take seconds: a line for each shows that the run is alive. */
const SLOW: ReadonlySet<TestProject> = new Set<TestProject>(['integration', 'e2e']);

/** Where and with which Node to run; by default this one, here. */
interface Place {
  root: string;
  node: string;
}

/** Runs one kind of tests in a process of its own, with vitest's progress on stdout, and counts. */
export async function runVitest(
  project: TestProject,
  { root, node }: Place = { root: process.cwd(), node: process.execPath },
): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'pail-test-report-'));
  const report = join(folder, 'report.json');
  const { exitCode } = await execa({
    cwd: root,
    stdin: 'ignore',
    stdout: 'inherit',
    stderr: 'inherit',
    reject: false,
  })`${node} ${join(root, 'node_modules', 'vitest', 'vitest.mjs')} run --config .vitest.config.ts --project ${project} --reporter ${SLOW.has(project) ? 'verbose' : 'default'} --reporter json --outputFile.json ${report}`;
  const text = await readFile(report, 'utf8').catch(() => null);
  await rm(folder, { recursive: true });
  return countReport(text, exitCode ?? 1);
}
