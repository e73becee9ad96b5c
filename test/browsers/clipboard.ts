import type { ExtensionBrowser } from '../../backend/cli/browsers/extension-browser.ts';

/** What is on the browser's clipboard: pasted into a field of a page, as a person would look. */
export async function readClipboard({ name, browser }: ExtensionBrowser): Promise<string> {
  const page = await browser.newPage();
  try {
    await page.setContent('<textarea autofocus></textarea>');
    await page.focus('textarea');
    await page.keyboard.down('Control');
    // Chromium's driver makes key events only; the command is what the key stands for.
    await page.keyboard.press('v', name === 'chromium' ? { commands: ['Paste'] } : {});
    await page.keyboard.up('Control');
    return await page.$eval('textarea', (field) => field.value);
  } finally {
    await page.close();
  }
}
