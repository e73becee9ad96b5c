import path from 'node:path';
import { KEPT_FONTS } from '../gallery/open-browser.ts';
import { openGallery } from '../gallery/open-gallery.ts';
import { readCommandLine } from '../run/command-line.ts';
import { filmDropToLink } from './animation/drop-to-link.ts';
import { parseArguments, USAGE } from './arguments.ts';
import { keepPictures } from './keep-pictures.ts';
import { takeStorePictures } from './take-store-pictures.ts';
import { takeEveryScene } from './take-every-scene.ts';

const wanted = readCommandLine(parseArguments, USAGE);

if (wanted.task === 'film') {
  await filmDropToLink(wanted.out);
  console.log(`Filmed: ${wanted.out}`);
} else {
  const { gallery, browser, close } = await openGallery('chromium', wanted.task === 'keep' ? KEPT_FONTS : {});
  try {
    if (wanted.task === 'keep') console.log(`${await keepPictures(browser, gallery)} pictures kept`);
    else {
      const taken = await takeEveryScene(browser, gallery, wanted.out, wanted.scene);
      console.log(`${taken} pictures in ${wanted.out}`);
      if (wanted.scene === null) {
        const ofStore = await takeStorePictures(browser, gallery, wanted.out);
        console.log(`${ofStore.taken} pictures for the stores in ${path.join(wanted.out, 'store')}`);
        if (ofStore.withoutFont.length > 0) {
          console.log(
            `Left out: ${ofStore.withoutFont.join(', ')}. No font here has their letters: install one, such as Debian's fonts-noto-cjk.`,
          );
        }
      }
    }
  } finally {
    await close();
  }
}
