import { openBrowser } from '../gallery/open-browser.ts';
import { serveGallery } from '../gallery/serve-gallery.ts';
import { parseArguments, USAGE, type ScreenshotArguments } from './arguments.ts';
import { takeEveryScene } from './take-every-scene.ts';

let wanted: ScreenshotArguments;
try {
  wanted = parseArguments(process.argv.slice(2), process.cwd());
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exit(2);
}

const gallery = await serveGallery();
const browser = await openBrowser('chromium');
try {
  const taken = await takeEveryScene(browser, gallery, wanted.out, wanted.scene);
  console.log(`${taken} pictures in ${wanted.out}`);
} finally {
  await browser.close();
  await gallery.close();
}
