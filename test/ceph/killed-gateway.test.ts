import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isActive } from '../../shared/messages/upload-view.ts';
import { dropFiles } from '../browsers/drop-files.ts';
import { startPail, type PailInBrowser } from '../e2e/pail-in-browser.ts';
import { readRow, waitForEnd } from '../browsers/upload-row.ts';
import { openCeph } from './ceph-under-test.ts';
import { findFreePort } from '../machine/free-port.ts';
import { startGateway, type Gateway } from './cluster/gateway.ts';
import { fetchSha256, writeRandomFile } from './sha256.ts';

const MEBIBYTE = 1024 ** 2;
const SIZE = 200 * MEBIBYTE;

const ceph = await openCeph();

/** Of the S3 server that these tests kill; the cluster's own one looks into the bucket. */
const port = await findFreePort();

describe("Ceph's S3 server killed in mid-upload and restarted", () => {
  let gateway: Gateway;
  let pail: PailInBrowser;

  beforeAll(async () => {
    gateway = await startGateway(ceph.directory, port);
    pail = await startPail('chromium', ceph.backendVariables(gateway.endpoint));
  });

  afterAll(async () => {
    await pail.close();
    await gateway.kill();
  });

  it.each([
    ['a quarter', 1 / 4],
    ['three quarters', 3 / 4],
  ])('after %s: the upload finishes by itself, once and with the same bytes', async (_, share) => {
    const [files, objects] = [pail.backend.countRows('files'), await ceph.objects()];
    const name = `killed after ${share}.bin`;
    const file = path.join(pail.directory, name);
    const sha256 = await writeRandomFile(file, SIZE);

    pail.line.setSpeed(10 * MEBIBYTE);
    const before = pail.line.sentBytes();
    await dropFiles(pail.browser, pail.popup, '[data-drop-area]', [file]);
    await expect
      .poll(() => pail.line.sentBytes() - before, { timeout: 300_000 })
      .toBeGreaterThan(SIZE * share);
    await gateway.kill();
    const interrupted = await readRow(pail.popup, name);
    expect(interrupted && isActive(interrupted)).toBe(true);
    pail.line.setSpeed(null);
    gateway = await startGateway(ceph.directory, port);

    const row = await waitForEnd(pail.popup, name);
    expect(row).toMatchObject({ state: 'done', error: null });
    expect(await fetchSha256(row.link)).toBe(sha256);
    expect(pail.backend.countRows('files')).toBe(files + 1);
    expect(await ceph.objects()).toHaveLength(objects.length + 1);
    expect(await ceph.unfinishedUploads()).toEqual([]);
  });
});
