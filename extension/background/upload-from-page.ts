import { toErrorValue } from '../../shared/errors/pail-error.ts';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import { connectedAddress } from '../connection/connect-device.ts';
import { errorText } from '../i18n/error-text.ts';
import { t } from '../i18n/text.ts';
import { callEngine } from '../messaging/engine-client.ts';
import type { ClickedMedia } from '../platform/context-menu.ts';
import { notify } from '../platform/notifications.ts';

/** Hands what was right-clicked to the upload engine; what stands in the way is told in a notification. */
export async function uploadFromPage(media: ClickedMedia, ensureEngine: () => Promise<void>): Promise<void> {
  try {
    // Where the person refuses, the page itself may still give it: the engine knows, and says what it needs.
    await media.allowed;
    await connectedAddress();
    await callEngine({ command: 'add-from-page', target: media.target }, ensureEngine);
  } catch (error) {
    reportDefect(error);
    const message = errorText(toErrorValue(error));
    await notify({ id: crypto.randomUUID(), title: t('notification_page_failed'), message });
  }
}
