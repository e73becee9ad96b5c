import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listDevicesResponseSchema } from '../../shared/api/devices.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { clickContextMenu } from '../browsers/context-menu.ts';
import { dropFiles } from '../browsers/drop-files.ts';
import { waitForEnd, waitForRow } from '../browsers/upload-row.ts';
import { openLine, type Line } from '../fixtures/line.ts';
import { startBackend, type BackendUnderTest } from '../fixtures/running-backend.ts';
import { openPopup } from '../stack/launch-pail.ts';
import { startPail, type PailInBrowser } from './pail-in-browser.ts';

const CHOICE = 'select[data-connection-choice]';

describe.each(browsersUnderTest)('two servers, each with a bucket of its own, in %s', (name) => {
  let pail: PailInBrowser;
  let work: BackendUnderTest;
  let workLine: Line;
  /** The connections' ids, as the menu of them has them: the first one's, then the second one's. */
  let ids: readonly [string, string];

  beforeEach(async () => {
    pail = await startPail(name);
    workLine = await openLine();
    work = await startBackend({ env: { S3_PUBLIC_ENDPOINTS: `http://127.0.0.1:${workLine.port}` } });
    workLine.leadTo(Number(new URL(work.localBucket?.endpoint ?? '').port));
    await connectAnother();
  });

  afterEach(async () => {
    await pail.close();
    await work[Symbol.asyncDispose]();
    await workLine.close();
  });

  /** Connects to the second server in the settings, as a person does, and calls it "Work". */
  async function connectAnother(): Promise<void> {
    const options = await pail.browser.openExtensionPage('options.html');
    await (await options.waitForSelector('[data-action="add-connection"]'))?.click();
    const link = await options.waitForSelector('input[name="connection-link"]');
    await link?.type(await work.createConnectionLink());
    await link?.press('Enter');
    const field = await options.waitForSelector('[data-connection-id]:nth-child(2) [data-connection-name]');
    await field?.type('Work');
    await options.waitForFunction(() => document.querySelectorAll('h3')[1]?.textContent === 'Work');
    await options.close();
    await pail.popup.bringToFront();
    await pail.popup.waitForSelector(CHOICE);
    const [first = '', second = ''] = await pail.popup.$$eval(`${CHOICE} option`, (options) =>
      options.map(({ value }) => value),
    );
    ids = [first, second];
  }

  async function drop(filename: string, bytes: Uint8Array): Promise<void> {
    const file = path.join(pail.directory, filename);
    await writeFile(file, bytes);
    await dropFiles(pail.browser, pail.popup, '[data-drop-area]', [file]);
  }

  /** Has uploads go over a connection, and waits until they do. */
  async function choose(id: string): Promise<void> {
    await pail.popup.select(CHOICE, id);
    await pail.popup.waitForFunction(
      (selector, wanted) => {
        const select = document.querySelector(selector);
        return select instanceof HTMLSelectElement && select.value === wanted;
      },
      {},
      CHOICE,
      id,
    );
  }

  const connectionOf = (filename: string): Promise<string | null> =>
    pail.popup.$eval(`li:has([data-name][title="${filename}"]) [data-connection]`, (mark) =>
      mark.getAttribute('data-connection'),
    );

  it('take the files that are dropped while they are chosen, and from the menu what is sent to them', async () => {
    await drop('private.txt', Buffer.from('private'));
    expect(await waitForEnd(pail.popup, 'private.txt')).toMatchObject({ state: 'done', error: null });
    await choose(ids[1]);
    await drop('report.txt', Buffer.from('report'));
    const report = await waitForEnd(pail.popup, 'report.txt');
    expect(report).toMatchObject({ state: 'done', error: null });
    expect(report.link).toContain(work.baseUrl);
    expect(await connectionOf('private.txt')).toBe(ids[0]);
    expect(await connectionOf('report.txt')).toBe(ids[1]);

    await clickContextMenu(pail.browser, {
      menuItemId: `upload-selection-text@${ids[0]}`,
      pageUrl: pail.backend.baseUrl,
      selectionText: 'A text that was selected.',
    });
    await expect.poll(() => pail.backend.countRows('files'), { timeout: 60_000 }).toBe(2);
    expect(work.countRows('files')).toBe(1);
    expect(await pail.backend.bucket.list()).toHaveLength(2);
    expect(await work.bucket.list()).toHaveLength(1);
  });

  it('both go on after a crash of the browser in mid-upload', async () => {
    pail.line.setSpeed(100_000);
    workLine.setSpeed(100_000);
    await drop('private.bin', randomBytes(900_000));
    await choose(ids[1]);
    await drop('report.bin', randomBytes(900_000));
    for (const filename of ['private.bin', 'report.bin']) {
      await waitForRow(pail.popup, filename, ({ state }) => state === 'sending');
    }
    await pail.killAndRestartBrowser();
    pail.line.setSpeed(null);
    workLine.setSpeed(null);
    for (const filename of ['private.bin', 'report.bin']) {
      expect(await waitForEnd(pail.popup, filename)).toMatchObject({ state: 'done', error: null });
    }
    expect([pail.backend.countRows('files'), work.countRows('files')]).toEqual([1, 1]);
    expect([pail.backend.countRows('uploads'), work.countRows('uploads')]).toEqual([0, 0]);
  });

  it('of which one is disconnected leave nothing there, and the other one goes on', async () => {
    pail.line.setSpeed(100_000);
    workLine.setSpeed(100_000);
    await drop('private.bin', randomBytes(900_000));
    await choose(ids[1]);
    await drop('report.bin', randomBytes(2_000_000));
    for (const filename of ['private.bin', 'report.bin']) {
      await waitForRow(pail.popup, filename, ({ state }) => state === 'sending');
    }
    await expect.poll(() => workLine.sentBytes()).toBeGreaterThan(0);

    const options = await pail.browser.openExtensionPage('options.html');
    const disconnect = `[data-connection-id="${ids[1]}"] [data-action="disconnect"]`;
    await (await options.waitForSelector(disconnect))?.click();
    const confirm = await options.waitForSelector('[data-action="confirm-disconnect"]');
    await options.waitForFunction(() => /upload is cancelled/.test(document.body.textContent ?? ''));
    await confirm?.click();
    await options.waitForFunction(() => document.querySelectorAll('[data-connection-id]').length === 1);
    await options.close();

    const onlooker = await work.connect('Onlooker');
    const { devices } = listDevicesResponseSchema.parse(
      await (await onlooker.call('GET', '/devices')).json(),
    );
    expect(devices).toMatchObject([{ name: 'Onlooker' }]);
    await expect.poll(() => work.countRows('uploads'), { timeout: 60_000 }).toBe(0);
    expect(await work.bucket.list()).toEqual([]);
    pail.line.setSpeed(null);
    await pail.popup.close();
    pail.popup = await openPopup(pail.browser);
    expect(await waitForEnd(pail.popup, 'private.bin')).toMatchObject({ state: 'done', error: null });
    expect(await pail.popup.$('[data-connected-to]')).not.toBeNull();
  });
});
