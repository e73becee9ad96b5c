import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { servePartFiles } from '../storage/part-files/serve-part-files.ts';

/** The worker that keeps the parts of what is being downloaded until they are sent. */
export default defineUnlistedScript(() => servePartFiles(self));
