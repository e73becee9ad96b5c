import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readSelection } from '../page-scripts/read-selection.ts';

/** Runs in a page's document; its result goes to the background. */
export default defineUnlistedScript(() => readSelection());
