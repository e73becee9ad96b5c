import { buildExtension } from '../../backend/cli/extension-build/build-extension.ts';
import { provideBrowser } from '../browsers/install-browser.ts';
import { provideS3Clients } from '../run/provide-programs.ts';
import { runVitest } from '../run/run-vitest.ts';
import { announce, countStep } from '../run/step.ts';
import { add, NOTHING_YET, type Tally } from '../run/tally.ts';
import { makeClusterFolder } from './cluster-folder.ts';
import { startCluster, type Cluster } from './cluster/cluster.ts';
import { provideCeph } from './provide-ceph.ts';

/** Tests of the bucket's contract that start the local bucket themselves, whatever the environment names. */
const LOCAL_BUCKET_ONLY = ['**/crash.test.ts', '**/memory.test.ts'];

/**
 * Runs the bucket's contract suite and the tests in this folder against a Ceph of its own: installs what is missing,
 * starts it, stops it, and counts. Where Ceph cannot be had or does not start, that is a failure.
 * @param keep the cluster's folder, which stays with its logs; undefined: a temporary one.
 */
export async function runCeph(keep?: string): Promise<Tally> {
  let cluster: Cluster | undefined;
  let directory = '';
  const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['Ceph is there', provideCeph],
    ['S3 clients to test with', requireS3Clients],
    ['Chromium to test in', () => provideBrowser('chromium')],
    ['the extension builds', () => buildExtension(['chromium'], () => console.log('Building…'))],
    [
      'Ceph starts',
      async () => {
        directory = await makeClusterFolder(keep);
        cluster = await startCluster(directory);
      },
    ],
  ];

  announce('ceph');
  let tally = NOTHING_YET;
  for (const [title, work] of steps) {
    const step = await countStep(title, async () => void (await work()));
    tally = add(tally, step);
    if (step.failures.length > 0) return tally;
  }
  if (!cluster) return tally;
  try {
    const env = testEnvironment(cluster, directory);
    announce("ceph: the bucket's contract");
    const bucket = { env, files: ['test/contract/bucket'], exclude: LOCAL_BUCKET_ONLY };
    tally = add(tally, await runVitest('contract', bucket));
    announce('ceph: backend and extension');
    return add(tally, await runVitest('ceph', { env }));
  } finally {
    await cluster.stop();
    if (keep !== undefined) console.log(`\nCeph's data and logs are in ${keep}.`);
  }
}

async function requireS3Clients(): Promise<void> {
  const leftOut = await provideS3Clients();
  if (leftOut.length > 0) throw new Error(leftOut.join('\n'));
}

/** What the contract suite and ceph-under-test.ts read. */
function testEnvironment({ endpoint, credentials }: Cluster, directory: string): Record<string, string> {
  return {
    PAIL_TEST_S3_ENDPOINT: endpoint,
    PAIL_TEST_S3_PROVIDER: 'ceph',
    PAIL_TEST_S3_ACCESS_KEY_ID: credentials.accessKeyId,
    PAIL_TEST_S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    PAIL_TEST_CEPH_DIRECTORY: directory,
  };
}
