import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openShadow, pageQuestion, targetElement } from '../platform/inside-page.ts';
import { findAtPointer, findByAddress } from '../page-scripts/find-picture.ts';

/** Runs in a page's document; its result goes to the background. */
export default defineUnlistedScript({
  main: () => {
    const { src, targetElementId } = pageQuestion();
    return src === null ? findAtPointer(targetElement(targetElementId), openShadow) : findByAddress(src);
  },
});
