import pc from 'picocolors';
import { browserNameSchema } from '../../backend/cli/browsers/browser-name.ts';
import { buildExtension } from '../../backend/cli/extension-build/build-extension.ts';
import { runCeph } from '../ceph/run-ceph.ts';
import { runChecks } from '../check/checks.ts';
import type { Suite } from './arguments.ts';
import { provideBrowsers, providePostgres, provideProxies, provideS3Clients } from './provide-programs.ts';
import { runVitest } from './run-vitest.ts';
import { announce, countStep } from './step.ts';
import { add, NOTHING_YET, type Tally } from './tally.ts';

function runSuite(suite: Suite): Promise<Tally> {
  switch (suite) {
    case 'check':
      return runChecks();
    case 'ceph':
      return runCeph();
    default:
      return runVitest(suite);
  }
}

/** Runs the suites one after the other, installs before each what it needs, and counts everything. */
export async function runSuites(suites: readonly Suite[]): Promise<Tally> {
  let tally = NOTHING_YET;
  const leftOut: string[] = [];
  let browsersAreReady = false;
  const step = async (title: string, work: () => Promise<void>) => {
    tally = add(tally, await countStep(title, work));
  };
  for (const suite of suites) {
    // Ceph announces its own steps.
    if (suite !== 'ceph') announce(suite);
    if (suite === 'contract') {
      await step('S3 clients to test with', async () => {
        leftOut.push(...(await provideS3Clients()));
      });
    }
    if (suite === 'integration') {
      await step('proxies to test behind', async () => {
        leftOut.push(...(await provideProxies()));
      });
    }
    if (suite === 'postgres') {
      let missing: string | undefined;
      await step('PostgreSQL to test with', async () => {
        missing = await providePostgres();
      });
      if (missing !== undefined) {
        leftOut.push(missing);
        continue;
      }
    }
    if (!browsersAreReady && (suite === 'e2e' || suite === 'faults')) {
      browsersAreReady = true;
      await step('browsers to test in', async () => {
        leftOut.push(...(await provideBrowsers()));
      });
      await step('the extension builds for both browsers', () =>
        buildExtension(browserNameSchema.options, (browser) => console.log(`Building for ${browser}…`)),
      );
    }
    tally = add(tally, await runSuite(suite));
  }
  if (leftOut.length > 0) console.log(`\n${leftOut.map((line) => pc.yellow(line)).join('\n')}`);
  return tally;
}
