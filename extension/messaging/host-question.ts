import { defaultConnectionId } from '../connection/connected-address.ts';
import type { HostGrant } from '../../shared/messages/host-grant.ts';
import type { PageTarget } from '../../shared/messages/page-target.ts';
import { closeThisPage } from '../platform/own-window.ts';
import { forgetPendingTarget, readPendingTarget } from '../settings/pending-target.ts';
import { uploadWithGrant } from './page-targets.ts';

/** The window that asks is opened with the name of what waits for the answer. */
function questionId(): string {
  return location.hash.slice(1);
}

/** What this window asks about; null where it was answered. */
export async function readQuestion(): Promise<PageTarget | null> {
  return (await readPendingTarget(questionId()))?.target ?? null;
}

/**
 * Uploads it with what the user allows, and closes the window. To be called straight from a click, with nothing awaited
 * before.
 */
export async function answerQuestion(target: PageTarget, grant: HostGrant): Promise<void> {
  const id = questionId();
  await uploadWithGrant(target, grant, async () => {
    const pending = await readPendingTarget(id);
    return pending?.connectionId ?? defaultConnectionId();
  });
  await forgetPendingTarget(id);
  await closeThisPage();
}
