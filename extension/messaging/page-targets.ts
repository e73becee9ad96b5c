import { type HostGrant, pageGivesIt } from '../../shared/messages/host-grant.ts';
import type { PageTarget } from '../../shared/messages/page-target.ts';
import { defaultConnectionId } from '../connection/connected-address.ts';
import { openAskWindow } from '../platform/own-window.ts';
import { missingHosts, removeHosts, requestHosts } from '../platform/permissions.ts';
import { writePendingTarget } from '../settings/pending-target.ts';
import { addTemporaryHost, forgetTemporaryHosts, readTemporaryHosts } from '../settings/temporary-hosts.ts';
import { callEngine } from './engine-client.ts';

/**
 * Uploads something of a page. Where Pail may not reach its host, a small window asks the user first, in words.
 * @param connectionId over which connection
 * @param ensureEngine as in `callEngine`
 * @throws {PailError} what the engine threw
 */
export async function uploadTarget(
  target: PageTarget,
  connectionId: string,
  ensureEngine?: () => Promise<unknown>,
): Promise<void> {
  const isRemote = /^https?:/.test(target.url);
  const missing = isRemote ? await missingHosts([target.url]) : [];
  if (missing.length === 0) {
    await callEngine({ command: 'add-from-page', connectionId, target }, ensureEngine);
    return;
  }
  const id = crypto.randomUUID();
  await writePendingTarget(id, { connectionId, target });
  await openAskWindow(id);
}

/** Uploads the file behind an address that came from nowhere that Pail knows. As {@link uploadTarget}. */
export async function uploadAddress(url: string, ensureEngine?: () => Promise<unknown>): Promise<void> {
  const target: PageTarget = { kind: 'link', url, pageUrl: null, pageTitle: null, frame: null };
  await uploadTarget(target, await defaultConnectionId(), ensureEngine);
}

/**
 * Uploads something of a page with what the user allows. To be called straight from a click, with nothing awaited before.
 * Without a permission the engine tries what the page itself gives, and says what it needs where that is not enough.
 * @param connectionId tells over which connection
 * @throws {PailError} what the engine threw
 */
export async function uploadWithGrant(
  target: PageTarget,
  grant: HostGrant,
  connectionId: () => Promise<string>,
): Promise<void> {
  const asks = grant === 'always' || (grant === 'once' && !pageGivesIt(target));
  const granted = asks && (await requestHosts([target.url]));
  await callEngine({ command: 'add-from-page', connectionId: await connectionId(), target });
  if (!granted) return;
  const { origin } = new URL(target.url);
  if (grant === 'once') await addTemporaryHost(origin);
  else await forgetTemporaryHosts([origin]);
}

/** Gives back what the user allowed for one upload only. To be called when no upload needs it any more. */
export async function giveBackTemporaryHosts(): Promise<void> {
  const origins = await readTemporaryHosts();
  if (origins.length === 0) return;
  await removeHosts(origins);
  await forgetTemporaryHosts(origins);
}
