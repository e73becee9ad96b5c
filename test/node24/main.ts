import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runVitest } from '../run/run-vitest.ts';
import { announce } from '../run/step.ts';
import { add, exitCodeOf, formatTally, NOTHING_YET } from '../run/tally.ts';
import { installNode } from './node-release.ts';
import { copyProject } from './project-copy.ts';

/** From 24.19 on, Node aborts in better-sqlite3's clean-up (seen with 12.11.1; 13 mends it and needs Node 22). */
const VERSION = '24.18.1';

/** The kinds of tests that need no browser. */
const PROJECTS = ['unit', 'extension', 'contract', 'integration'] as const;

const folder = await mkdtemp(join(tmpdir(), `pail-node${VERSION}-`));
let tally = NOTHING_YET;
try {
  console.error(
    `Installing Node ${VERSION} and the dependencies for it in a temporary copy (about 3 minutes)…`,
  );
  await mkdir(join(folder, 'node'));
  const node = await installNode(VERSION, join(folder, 'node'));
  const root = join(folder, 'project');
  await copyProject(process.cwd(), root, node);
  for (const project of PROJECTS) {
    announce(`${project} on Node ${VERSION}`);
    tally = add(tally, await runVitest(project, { root, node: node.path }));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`\n${formatTally(tally)}`);
process.exitCode = exitCodeOf(tally);
