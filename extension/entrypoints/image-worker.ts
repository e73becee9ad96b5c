import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveImages } from '../images/worker/serve-images.ts';

/** The worker that changes pictures before they are uploaded. */
export default defineUnlistedScript(() => serveImages(self));
