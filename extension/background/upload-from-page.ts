import { PailError, toErrorValue } from '../../shared/errors/pail-error.ts';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import { connectedAddress } from '../connection/connect-device.ts';
import { callEngine } from '../messaging/engine-client.ts';
import type { ClickedMedia } from '../platform/context-menu.ts';
import { notify } from '../platform/notifications.ts';

/** Hands what was right-clicked to the upload engine; what stands in the way is told in a notification. */
export async function uploadFromPage(media: ClickedMedia, ensureEngine: () => Promise<void>): Promise<void> {
  try {
    const allowed = await media.allowed;
    if (!allowed) throw notAllowed(media.url);
    await connectedAddress();
    const { kind, url, pageUrl } = media;
    await callEngine({ command: 'add-from-page', kind, url, pageUrl }, ensureEngine);
  } catch (error) {
    reportDefect(error);
    const { message } = toErrorValue(error);
    await notify({ id: crypto.randomUUID(), title: 'Pail could not upload this', message });
  }
}

function notAllowed(url: string): PailError {
  const host = URL.parse(url)?.hostname ?? 'that site';
  return new PailError(
    'permission_needed',
    `Pail needs your permission to fetch this from ${host}. Try again and allow it, or save it to disk and drop the file on Pail.`,
  );
}
