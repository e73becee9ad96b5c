import { reportDefect } from '../../shared/errors/report-defect.ts';
import { giveBackTemporaryHosts } from '../messaging/page-targets.ts';
import { onWakeUp } from '../platform/wake-up.ts';
import { hasStoredUploads } from '../storage/indexed-db-upload-store.ts';

/**
 * Wakes the upload engine whenever there may be something to go on with: at the browser's start, after an update of the
 * extension, and every minute while uploads run, should the browser have dropped the engine's home. To be called while
 * the background starts.
 */
export function wakeEngineForUploads(ensureEngine: () => Promise<void>): void {
  onWakeUp(() => {
    hasStoredUploads()
      .then((stored) => (stored ? ensureEngine() : giveBackTemporaryHosts()))
      .catch(reportDefect);
  });
}
