import type { ScreenshotKind } from '../../shared/messages/screenshot.ts';
import { t } from '../i18n/text.ts';
import {
  askForArea,
  captureTab,
  openScreenshot,
  scrollTab,
  tabBeforeUser,
  type CapturedTab,
} from '../platform/capture-tab.ts';
import { awakeDuring } from '../platform/keep-awake.ts';
import { tallestPicture } from '../screenshot/largest-picture.ts';
import type { Screenshot } from '../screenshot/screenshot.ts';
import { keepScreenshot } from '../screenshot/stored-screenshots.ts';
import { fileNameOfTitle } from '../sources/page-filename.ts';
import { tellFailure } from './tell-failure.ts';

/** Takes a picture of the page before the user and shows it; what stands in the way is told in a notification. */
export async function takeScreenshot(kind: ScreenshotKind): Promise<void> {
  try {
    const tab = await tabBeforeUser();
    const taken = await awakeDuring(() => take(kind, tab));
    if (!taken) return;
    const name = fileNameOfTitle(tab.title) ?? t('screenshot_name');
    const id = await keepScreenshot({ ...taken, name, pageUrl: tab.url });
    await openScreenshot(id, tab);
  } catch (error) {
    await tellFailure(t('notification_screenshot_failed'), error);
  }
}

type Taken = Omit<Screenshot, 'name' | 'pageUrl'>;

/** Null where the person gave up. */
async function take(kind: ScreenshotKind, tab: CapturedTab): Promise<Taken | null> {
  if (kind === 'page') return takePage(tab);
  const area = kind === 'area' ? await askForArea(tab) : null;
  if (kind === 'area' && !area) return null;
  const png = await captureTab(tab);
  // Without an area nobody needs to know how wide a page is that may not let Pail look.
  const windowWidth = area ? (await scrollTab(tab, { what: 'restore' })).windowWidth : 1;
  return { pieces: [{ png, top: 0 }], windowWidth, area, isCut: false };
}

async function takePage(tab: CapturedTab): Promise<Taken> {
  try {
    let view = await scrollTab(tab, { what: 'measure' });
    const { windowWidth, width } = view;
    const most = tallestPicture(windowWidth, view.scale);
    const pieces: Taken['pieces'] = [];
    let shown = 0;
    // A page may grow while it is scrolled.
    let end = Math.min(view.pageHeight, most);
    while (shown < end) {
      const isLast = shown + view.height >= end;
      view = await scrollTab(tab, { what: 'show', top: shown, isFirst: shown === 0, isLast });
      pieces.push({ png: await captureTab(tab), top: view.top });
      const reached = view.top + view.height;
      if (reached <= shown) break;
      shown = reached;
      end = Math.min(Math.max(end, view.pageHeight), most);
    }
    const height = Math.min(shown, end);
    const isCut = view.pageHeight > most;
    return { pieces, windowWidth, area: { left: 0, top: 0, width, height }, isCut };
  } finally {
    // A page that is gone has nothing to put back.
    await scrollTab(tab, { what: 'restore' }).catch(() => {});
  }
}
