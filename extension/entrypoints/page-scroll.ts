import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { scrollOrder } from '../platform/inside-page.ts';
import { scrollPage } from '../page-scripts/scroll-page.ts';

/** Runs in a page's document, once for each order; its result goes to the background. */
export default defineUnlistedScript({ main: () => scrollPage(scrollOrder()) });
