import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { dropFiles } from '../browsers/drop-files.ts';
import { startPail } from '../e2e/pail-in-browser.ts';
import { waitForEnd } from '../browsers/upload-row.ts';
import { openCeph } from './ceph-under-test.ts';
import { fetchSha256, writeRandomFile } from './sha256.ts';

const GIBIBYTE = 1024 ** 3;

const ceph = await openCeph();

it('uploads 1 GiB from Chromium to a link that gives back the same bytes', async () => {
  const pail = await startPail('chromium', ceph.backendVariables());
  onTestFinished(() => pail.close());
  const file = path.join(pail.directory, 'large.bin');
  const sha256 = await writeRandomFile(file, GIBIBYTE);
  await dropFiles(pail.browser, pail.popup, '[data-drop-area]', [file]);
  const row = await waitForEnd(pail.popup, 'large.bin');
  expect(row).toMatchObject({ state: 'done', error: null });
  expect(await fetchSha256(row.link)).toBe(sha256);
  expect(pail.backend.countRows('files')).toBe(1);
  expect(await ceph.objects()).toHaveLength(1);
  expect(await ceph.unfinishedUploads()).toEqual([]);
});
