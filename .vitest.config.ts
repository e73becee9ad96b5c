import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Strikes each fault once; what is beside it tests the parts of that. */
const FAULTS = 'test/faults/faults.test.ts';

/** One project a kind of test: `npx vitest --config .vitest.config.ts --project unit`. */
export default defineConfig({
  test: {
    // Tests wait for processes more than they compute: every core takes a file, also the one that Vitest would leave free.
    maxWorkers: '100%',
    sequence: { shuffle: { files: false, tests: true } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{backend,shared}/**/*.test.ts',
            'test/{bench,check,demo,faults,fixtures,run}/**/*.test.ts',
          ],
          exclude: [FAULTS],
        },
      },
      {
        extends: true,
        plugins: [WxtVitest()],
        test: {
          name: 'extension',
          include: ['extension/**/*.test.{ts,tsx}'],
          setupFiles: 'extension/i18n/testing/english.ts',
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { name: 'contract', include: ['test/contract/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: 'integration', include: ['test/integration/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          // What SQLite is tested with, over a PostgreSQL of its own; and what only that can be tested with.
          name: 'postgres',
          include: [
            'test/postgres/**/*.test.ts',
            'test/contract/database/*.test.ts',
            'test/integration/backend/{abort-and-reap,audit-log,connect,deduplication,files,limits,link-passwords,link-rules,logs,multipart-completion,multipart-reaper,revoked-device,upload-flow}.test.ts',
          ],
          globalSetup: 'test/postgres/global-setup.ts',
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A browser and a stack each: side by side they only slow each other down.
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: [FAULTS],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          // Needs what `npm run test:ceph` starts.
          name: 'ceph',
          include: ['test/ceph/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
