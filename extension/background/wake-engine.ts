import { reportDefect } from '../../shared/errors/report-defect.ts';
import { giveBackTemporaryHosts } from '../messaging/page-targets.ts';
import { onWakeUp, wakeNoLonger } from '../platform/wake-up.ts';
import { hasStoredUploads } from '../storage/indexed-db-upload-store.ts';

/**
 * Wakes the upload engine whenever there may be something to go on with: at the browser's start, after an update of the
 * extension, and every minute while uploads run, should the browser have dropped the engine's home. To be called while
 * the background starts.
 */
export function wakeEngineForUploads(ensureEngine: () => Promise<void>): void {
  onWakeUp(() => {
    hasStoredUploads()
      .then((stored) => (stored ? ensureEngine() : rest()))
      .catch(reportDefect);
  });
}

/** The alarm ends here and not with the last upload: where it is set for the next one at that moment, it stays. */
async function rest(): Promise<void> {
  await wakeNoLonger();
  await giveBackTemporaryHosts();
}
