import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectExtension } from '../../backend/cli/browsers/connect-extension.ts';
import { launchBrowser } from '../../backend/cli/browsers/launch-browser.ts';
import { dropFiles } from '../browsers/drop-files.ts';
import { findTestBrowser } from '../browsers/installed-browsers.ts';
import { removeProfile } from '../browsers/remove-profile.ts';
import { openHttp2Front } from '../fixtures/http2-front.ts';
import { startBackend } from '../fixtures/running-backend.ts';
import { browsersUnderTest } from '../browsers/browsers-under-test.ts';

const BUILT = { chromium: 'dist/extension/chrome-mv3', firefox: 'dist/extension/firefox-mv3' };

/** So many that six at a time would take long enough for the number to climb. */
const FILES = 300;

/** Firefox does not tell an extension which protocol a host speaks. */
const TELLING = browsersUnderTest.filter((name) => name === 'chromium');

describe.each(TELLING)('a bucket that speaks HTTP/2, in %s', (name) => {
  it('is sent more than six files at a time over its few connections, and all are there in the end', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'pail-http2-'));
    onTestFinished(() => removeProfile(directory));
    const front = await openHttp2Front(200);
    onTestFinished(() => front.close());
    await using backend = await startBackend({ env: { S3_PUBLIC_ENDPOINTS: front.origin } });
    front.leadTo(Number(new URL(backend.localBucket?.endpoint ?? '').port));
    const browser = await launchBrowser(name, {
      executablePath: (await findTestBrowser(name)) ?? '',
      extensionDirectory: BUILT[name],
      directory: path.join(directory, 'browser'),
      headless: true,
      grantedHosts: 'all-optional',
      acceptsAnyCertificate: true,
    });
    onTestFinished(() => browser.close());
    const popup = await browser.openExtensionPage('popup.html');
    await connectExtension(popup, () => backend.createConnectionLink());

    const files = Array.from({ length: FILES }, (_, index) => path.join(directory, `${index}.bin`));
    await Promise.all(files.map((file) => writeFile(file, randomBytes(1000))));
    await dropFiles(browser, popup, '[data-drop-area]', files);
    await expect.poll(() => backend.countRows('files'), { timeout: 90_000 }).toBe(FILES);
    const { connections, mostAtOnce } = front.counts();
    // A browser opens as many as over HTTP/1.1 before the first one tells that it needs no others.
    expect(connections).toBeLessThanOrEqual(6);
    expect(mostAtOnce).toBeGreaterThan(6);
  });
});
