import type { Page } from 'puppeteer-core';
import { DAWN, drawPicture } from '../demo/picture.ts';

/** Answers the made-up addresses of files with a picture, as a bucket would. */
export async function answerWithPictures(page: Page): Promise<void> {
  const picture = drawPicture(DAWN);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.url().startsWith('https://pail.example/')) {
      void request.respond({ contentType: 'image/png', body: picture });
    } else void request.continue();
  });
}
