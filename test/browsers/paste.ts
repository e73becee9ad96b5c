import type { Page } from 'puppeteer-core';

interface Pasted {
  /** Text by its format, as `text/plain`. */
  texts?: Readonly<Record<string, string>>;
  /** A text file. */
  file?: { name: string; text: string };
}

/** Pastes into a page as its user would, wherever on the page and also where it lies behind another tab. */
export async function paste(page: Page, { texts = {}, file }: Pasted): Promise<void> {
  await page.evaluate(
    (formats, pastedFile) => {
      const clipboardData = new DataTransfer();
      for (const [format, value] of Object.entries(formats)) clipboardData.setData(format, value);
      if (pastedFile) {
        clipboardData.items.add(new File([pastedFile.text], pastedFile.name, { type: 'text/plain' }));
      }
      const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
      // Firefox lets no script fill a paste event by its constructor.
      Object.defineProperty(event, 'clipboardData', { value: clipboardData });
      document.body.dispatchEvent(event);
    },
    texts,
    file ?? null,
  );
}
