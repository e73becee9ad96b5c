import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';
import { listDevicesResponseSchema, type Device } from '../../shared/api/devices.ts';
import { dropFiles } from '../browsers/drop-files.ts';
import type { ConnectedDevice } from '../fixtures/connected-device.ts';
import { startBackend, type BackendUnderTest } from '../fixtures/running-backend.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';
import { HOME_NETWORK_NAME, launchPail } from '../stack/launch-pail.ts';
import { bytes, startSite } from './pages/site.ts';
import { waitForEnd } from '../browsers/upload-row.ts';
import { removeProfile } from '../browsers/remove-profile.ts';

const LINK_FIELD = 'input[name="connection-link"]';
const CODE = 'pail-connect-AAAAAAAAAAAAAAAAAAAAAA';

async function devicesSeenBy(device: ConnectedDevice): Promise<Device[]> {
  const response = await device.call('GET', '/devices');
  return listDevicesResponseSchema.parse(await response.json()).devices;
}

describe.each(browsersUnderTest)('connecting in %s', (name) => {
  let directory: string;
  let browser: ExtensionBrowser;
  let popup: Page;
  let backend: BackendUnderTest;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'pail-connect-'));
    ({ browser, popup } = await launchPail(name, directory));
  });

  beforeEach(async () => {
    backend = await startBackend();
  });

  afterEach(async () => {
    await disconnect();
    await backend[Symbol.asyncDispose]();
  });

  afterAll(async () => {
    await browser.close();
    await removeProfile(directory);
  });

  async function submit(link: string): Promise<void> {
    const field = await popup.waitForSelector(LINK_FIELD);
    await popup.$eval(LINK_FIELD, (input) =>
      input instanceof HTMLInputElement ? input.select() : undefined,
    );
    await field?.type(link);
    await field?.press('Enter');
  }

  async function disconnect(): Promise<void> {
    await popup.bringToFront();
    await popup.waitForSelector(`${LINK_FIELD}, [data-action="disconnect"]`);
    if (!(await popup.$('[data-action="disconnect"]'))) return;
    await popup.click('[data-action="disconnect"]');
    await (await popup.waitForSelector('[data-action="confirm-disconnect"]'))?.click();
    await popup.waitForSelector(LINK_FIELD);
  }

  const refusal = async (): Promise<string> => {
    const alert = await popup.waitForSelector('form ~ [data-problem] [role="alert"]');
    return (await alert?.evaluate((element) => element.textContent)) ?? '';
  };

  /** Starts the interface anew, so that no earlier refusal is shown. */
  const reopen = async (): Promise<void> => {
    popup = await browser.openExtensionPage('popup.html', popup);
  };

  it('is done by pasting the connection link, and survives the popup', async () => {
    await submit(await backend.createConnectionLink());
    await popup.waitForSelector('[data-drop-area]');
    expect(backend.countRows('devices')).toBe(1);
    await reopen();
    await popup.waitForSelector('[data-drop-area]');
  });

  it("is one click when the active tab shows the backend's connect page", async () => {
    const tab = await browser.browser.newPage();
    await tab.goto(await backend.createConnectionLink());
    expect(await tab.evaluate(() => document.body.innerText)).toContain('Pail');
    await tab.bringToFront();
    // The toolbar's popup opens over the tab; here it is in a tab of its own, and looks at the other one.
    await popup.evaluate(() => location.reload());
    const button = await popup.waitForSelector('[data-action="connect-offered"]');
    await popup.bringToFront();
    expect(await button?.evaluate((element) => element.textContent)).toBe(
      `Connect to ${new URL(backend.baseUrl).host}`,
    );
    await button?.click();
    await popup.waitForSelector('[data-drop-area]');
    await tab.close();
  });

  it('says of any other text what a connection link looks like, and keeps the text', async () => {
    await reopen();
    await submit('https://example.com/');
    expect(await refusal()).toMatch(/not a connection link.*copy the whole line/);
    expect(await popup.$eval(LINK_FIELD, (input) => input.getAttribute('value'))).toBe(
      'https://example.com/',
    );
  });

  it.each([
    ['was never given out', (): Promise<string> => Promise.resolve(`${backend.baseUrl}/connect#${CODE}`)],
    [
      'has been used',
      async (): Promise<string> => {
        const link = await backend.createConnectionLink();
        await fetch(`${backend.baseUrl}/api/v1/connect`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ code: new URL(link).hash.slice(1), deviceName: 'Somebody else' }),
        });
        return link;
      },
    ],
    ['has expired', (): Promise<string> => backend.createConnectionLink({ expiresInMs: 0 })],
  ])('refuses a code that %s, and says how to get another', async (_, linkOf) => {
    await reopen();
    await submit(await linkOf());
    expect(await refusal()).toMatch(/link/);
    expect(await popup.$('[data-drop-area]')).toBeNull();
  });

  it('says so when nothing answers at the address', async () => {
    const silent = await startBackend();
    const link = await silent.createConnectionLink();
    await silent[Symbol.asyncDispose]();
    await reopen();
    await submit(link);
    expect(await refusal()).toMatch(/cannot be reached\. Check that it is running/);
  });

  it('says so when something else answers at the address', async () => {
    const site = await startSite({ '/api/v1/connect': bytes('text/html', '<h1>Router</h1>') });
    await reopen();
    await submit(site.url(`/connect#${CODE}`));
    expect(await refusal()).toMatch(/not a Pail server/);
    await site.close();
  });

  it('revokes its token when it is disconnected', async () => {
    await submit(await backend.createConnectionLink());
    await popup.waitForSelector('[data-drop-area]');
    const mine = await backend.connect('Onlooker');
    await disconnect();
    expect(await devicesSeenBy(mine)).toMatchObject([{ name: 'Onlooker' }]);
  });

  it('says so when its token was revoked, and stores nothing', async () => {
    await submit(await backend.createConnectionLink());
    await popup.waitForSelector('[data-drop-area]');
    const owner = await backend.connect('Owner');
    for (const { id } of await devicesSeenBy(owner)) {
      if (id !== owner.deviceId) await owner.call('DELETE', `/devices/${id}`);
    }

    const file = path.join(directory, 'late.txt');
    await writeFile(file, 'too late');
    await dropFiles(browser, popup, '[data-drop-area]', [file]);
    const row = await waitForEnd(popup, 'late.txt');
    expect(row).toMatchObject({ state: 'failed', errorCode: 'token_revoked' });
    expect(row.error).toMatch(/Connect again/);
    expect(backend.countRows('files')).toBe(0);
    expect(await backend.bucket.list()).toEqual([]);
  });

  it('works with a server and bucket on a plain http: name of the home network', async () => {
    const { port } = new URL(backend.baseUrl);
    const { dataDirectory } = backend;
    await backend.close();
    const baseUrl = `http://${HOME_NETWORK_NAME}:${port}`;
    await using atHome = await startBackend({ dataDirectory, env: { PORT: port, BASE_URL: baseUrl } });
    await reopen();
    await submit(await atHome.createConnectionLink());
    await popup.waitForSelector('[data-drop-area]');
    const file = path.join(directory, 'home.txt');
    await writeFile(file, 'at home');
    await dropFiles(browser, popup, '[data-drop-area]', [file]);
    const row = await waitForEnd(popup, 'home.txt');
    expect(row).toMatchObject({ state: 'done', error: null });
    expect(row.link).toContain(`${baseUrl}/s/`);
    expect(atHome.bucketOrigins.join()).toContain(HOME_NETWORK_NAME);
    await disconnect();
  });
});
