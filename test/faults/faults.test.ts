import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { FAULTS } from './faults/all.ts';
import { tryFault } from './run-faults.ts';
import { SharedStage } from './stage/shared-stage.ts';

/** The same run each time; `npm run test:faults` draws others. */
const SEED = 1;

const directory = await mkdtemp(join(tmpdir(), 'pail-faults-'));
afterAll(() => rm(directory, { recursive: true, force: true }));

describe.each(browsersUnderTest)('nothing is lost, corrupt or stored twice in %s when', (browser) => {
  const stage = new SharedStage(browser, directory);
  afterAll(() => stage.close());

  const faults = FAULTS.filter(({ browsers }) => browsers.includes(browser));

  it.each(faults.map((fault) => [fault.summary, fault] as const))('%s', async (_, fault) => {
    const outcome = await tryFault(fault, stage, SEED, 0);
    expect(outcome).toMatchObject({ lost: 0, corrupt: 0, duplicates: 0, problems: [] });
  });
});
