import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Tally } from './tally.ts';
import { countReport } from './vitest-report.ts';

/** The kinds of tests, as `.vitest.config.ts` names them, cheap ones first. */
export const TEST_PROJECTS = [
  'unit',
  'extension',
  'contract',
  'integration',
  'postgres',
  'e2e',
  'faults',
] as const;

/** Those, and the one that needs what `npm run test:ceph` starts. */
export type TestProject = (typeof TEST_PROJECTS)[number] | 'ceph';

/** Kinds whose single tests take seconds: a line for each shows that the run is alive. */
const SLOW: ReadonlySet<TestProject> = new Set<TestProject>([
  'integration',
  'postgres',
  'e2e',
  'faults',
  'ceph',
]);

/** Where, how and how much to run; by default all of the kind, with this Node, here. */
interface Run {
  root?: string;
  node?: string;
  /** Variables on top of this process's. */
  env?: Readonly<Record<string, string>>;
  /** Parts of the paths of test files. */
  files?: readonly string[];
  /** Patterns of test files to leave out. */
  exclude?: readonly string[];
}

/** Runs one kind of tests in a process of its own, with vitest's progress on stdout, and counts. */
export async function runVitest(
  project: TestProject,
  { root = process.cwd(), node = process.execPath, env = {}, files = [], exclude = [] }: Run = {},
): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'pail-test-report-'));
  const report = join(folder, 'report.json');
  const choice = [...files, ...exclude.flatMap((pattern) => ['--exclude', pattern])];
  const { exitCode } = await execa({
    cwd: root,
    env,
    stdin: 'ignore',
    stdout: 'inherit',
    stderr: 'inherit',
    reject: false,
  })`${node} ${join(root, 'node_modules', 'vitest', 'vitest.mjs')} run --config .vitest.config.ts --project ${project} ${choice} --reporter ${SLOW.has(project) ? 'verbose' : 'default'} --reporter json --outputFile.json ${report}`;
  const text = await readFile(report, 'utf8').catch(() => null);
  await rm(folder, { recursive: true });
  return countReport(project, text, exitCode ?? 1);
}
