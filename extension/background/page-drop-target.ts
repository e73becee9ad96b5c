import { reportDefect } from '../../shared/errors/report-defect.ts';
import { inTurn } from '../../shared/in-turn.ts';
import type { PageTarget } from '../../shared/messages/page-target.ts';
import { defaultConnectionId } from '../connection/connected-address.ts';
import { removeDropTargets, servePageDrags } from '../messaging/serve-page-drags.ts';
import type { CallSender } from '../messaging/serve-background.ts';
import { uploadTarget } from '../messaging/page-targets.ts';
import {
  beginWatchingDrags,
  endWatchingDrags,
  seesAllPages,
  watchesDrags,
} from '../platform/drop-target-script.ts';
import { watchPermissions } from '../platform/permissions.ts';
import { readDragged } from '../settings/dragged-things.ts';
import { readPreferences, watchPreferences } from '../settings/stored-preferences.ts';

/** Has pages show the drop target as long as the user wants it and lets Pail see them. To be called while the background starts. */
export function servePageDropTarget(): void {
  servePageDrags();
  // One after the other: two at a time would each find the script missing.
  const oneByOne = inTurn();
  const adapt = (): void => {
    oneByOne(adaptToWish).catch(reportDefect);
  };
  watchPreferences(adapt, reportDefect);
  watchPermissions(adapt);
}

async function adaptToWish(): Promise<void> {
  const { pageDropTarget } = await readPreferences();
  const isWanted = pageDropTarget && (await seesAllPages());
  if (isWanted === (await watchesDrags())) return;
  if (isWanted) {
    await beginWatchingDrags();
  } else {
    await endWatchingDrags();
    await removeDropTargets();
  }
}

/**
 * Uploads what was dragged from a page onto the drop target of its tab.
 * @param address by which it is known again
 * @returns false where nothing with this address was dragged in the tab
 * @throws {PailError} what the engine threw
 */
export async function uploadDragged(
  address: string,
  { tabId, pageTitle }: CallSender,
  ensureEngine: () => Promise<void>,
): Promise<boolean> {
  const dragged = tabId === null ? null : await readDragged(tabId);
  if (tabId === null || dragged?.thing.address !== address) return false;
  const { kind, url, pageUrl } = dragged.thing;
  const target: PageTarget = { kind, url, pageUrl, pageTitle, frame: { tabId, frameId: dragged.frameId } };
  await uploadTarget(target, await defaultConnectionId(), ensureEngine);
  return true;
}
