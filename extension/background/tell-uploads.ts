import type { StoredFile } from '../../shared/api/files.ts';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import type { UploadEvent } from '../../shared/messages/background-calls.ts';
import { t } from '../i18n/text.ts';
import { callEngine } from '../messaging/engine-client.ts';
import { clearNotice, notify, onNoticeClicked } from '../platform/notifications.ts';
import { openOwnWindow } from '../platform/own-window.ts';
import { openTab } from '../platform/own-pages.ts';
import { isPailInSight } from '../platform/pail-in-sight.ts';
import { readPreferences } from '../settings/stored-preferences.ts';
import { filesOfNotice, keepNotice } from '../settings/told-notices.ts';
import { isSmallPicturePossible } from '../thumbnails/picture-type.ts';
import { smallPicture } from '../thumbnails/small-picture.ts';
import { noticesOf, type UploadNotice } from './notices-of.ts';

/** The side of a notice's picture, in pixels. */
const PICTURE_SIDE = 128;

/** A notice does not wait longer for its picture, in milliseconds. */
const PICTURE_TIMEOUT_MS = 4000;

/** Which button is which, from the left. */
const COPY = 0;

/** Tells of uploads in notifications, unless Pail itself is open and shows them. */
export async function tellUploads(events: readonly UploadEvent[]): Promise<void> {
  if (events.length === 0) return;
  const notices = noticesOf(events, (await readPreferences()).notify);
  if (notices.length === 0 || (await isPailInSight())) return;
  await Promise.all(notices.map(tell));
  // What a batch's notice is about has no notices of its own any more.
  const ids = new Set(notices.map(({ id }) => id));
  const ended = events.filter(({ id, kind }) => kind === 'done' && !ids.has(id));
  await Promise.all(ended.map(({ id }) => clearNotice(id)));
}

/** Does what is pressed on a notice. To be called while the background starts. */
export function serveNotices(ensureEngine: () => Promise<void>): void {
  onNoticeClicked((id, button) => {
    act(id, button, ensureEngine).catch(reportDefect);
  });
}

async function act(id: string, button: number | null, ensureEngine: () => Promise<void>): Promise<void> {
  await clearNotice(id);
  const files = await filesOfNotice(id);
  const [first] = files;
  if (!first) await openOwnWindow();
  else if (button === COPY) await callEngine({ command: 'copy-links', files: [...files] }, ensureEngine);
  // A list of files is opened where they are listed.
  else if (files.length > 1) await openOwnWindow();
  else await openTab(first.link);
}

async function tell({ id, title, message, files }: UploadNotice): Promise<void> {
  if (files.length > 0) await keepNotice(id, files);
  await notify({
    id,
    title,
    message,
    picture: await pictureOf(files),
    buttons: files.length > 0 ? [t('copy'), t('notification_open')] : [],
  });
}

/** A picture of the first of the files that has one, taken from the bucket. */
async function pictureOf(files: readonly StoredFile[]): Promise<string | null> {
  const file = files.find(isSmallPicturePossible);
  if (!file) return null;
  try {
    const answer = await fetch(file.link, {
      credentials: 'omit',
      signal: AbortSignal.timeout(PICTURE_TIMEOUT_MS),
    });
    return answer.ok ? await smallPicture(await answer.blob(), PICTURE_SIDE) : null;
  } catch {
    // A notice without its picture says the same.
    return null;
  }
}
