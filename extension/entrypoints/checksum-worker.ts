import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveChecksums } from '../upload/checksum/serve-checksums.ts';

/** The worker that computes checksums. */
export default defineUnlistedScript(() => serveChecksums(self));
