import { PailError } from '../../shared/errors/pail-error.ts';
import type { EngineCommand } from '../../shared/messages/engine.ts';
import type { PageMediaKind } from '../../shared/messages/page-target.ts';
import { defaultConnectionId } from '../connection/connected-address.ts';
import { t } from '../i18n/text.ts';
import { callEngine } from '../messaging/engine-client.ts';
import { uploadTarget } from '../messaging/page-targets.ts';
import type { MenuClick } from '../platform/context-menu.ts';
import { findPicture, readSelection } from '../platform/look-at-page.ts';
import { capturePage, requestPageCapture } from '../platform/page-capture.ts';
import { missingHosts } from '../platform/permissions.ts';
import { fileNameOfTitle } from '../sources/page-filename.ts';
import { textFile } from '../sources/text-file.ts';
import { tellFailure } from './tell-failure.ts';

/** Hands what was right-clicked to the upload engine; what stands in the way is told in a notification. */
export async function uploadFromPage(click: MenuClick, ensureEngine: () => Promise<void>): Promise<void> {
  try {
    // Nothing may be awaited before the browser's own question.
    if (click.choice.what === 'whole-page' && !(await requestPageCapture())) throw captureRefused();
    const connectionId = click.connectionId ?? (await defaultConnectionId());
    const command = await commandOf(click, connectionId);
    if (command.command === 'add-from-page') await uploadTarget(command.target, connectionId, ensureEngine);
    else await callEngine(command, ensureEngine);
  } catch (error) {
    await tellFailure(t('notification_page_failed'), error);
  }
}

async function commandOf(click: MenuClick, connectionId: string): Promise<EngineCommand> {
  const { choice, frame, pageUrl, pageTitle } = click;
  const fetched = (kind: PageMediaKind, url: string): EngineCommand => ({
    command: 'add-from-page',
    connectionId,
    target: { kind, url, pageUrl, pageTitle, frame },
  });
  switch (choice.what) {
    case 'media':
      return fetched(choice.kind, choice.kind === 'image' ? await best(choice.url, click) : choice.url);
    case 'picture-here':
      return fetched('image', await pictureHere(choice.targetElementId, click));
    case 'selection': {
      // What the browser tells of a selection has lost its line breaks.
      const { text, markdown } = frame
        ? await readSelection(frame)
        : { text: choice.selected, markdown: choice.selected };
      const file = textFile(choice.format === 'text' ? text : markdown, choice.format, pageTitle);
      return { command: 'add-files', connectionId, files: [file], origin: 'page', sourceUrl: pageUrl };
    }
    case 'whole-page': {
      const name = `${fileNameOfTitle(pageTitle) ?? t('screenshot_name')}.mhtml`;
      const file = new File([await capture(frame)], name, { type: 'multipart/related' });
      return { command: 'add-files', connectionId, files: [file], origin: 'page', sourceUrl: pageUrl };
    }
  }
}

async function capture(frame: MenuClick['frame']): Promise<Blob> {
  if (frame) return capturePage(frame.tabId);
  throw new PailError(
    'source_not_found',
    'There is no page in this tab that could be made a file. Open one and try again.',
  );
}

function captureRefused(): PailError {
  return new PailError(
    'permission_needed',
    'Without your permission Pail cannot make a file of a page. Choose it in the menu again and allow it, or save the page to disk and drop the file on Pail.',
  );
}

/** The largest version of a picture, where Pail may reach it; else the one that is shown. */
async function best(url: string, { frame }: MenuClick): Promise<string> {
  if (!frame) return url;
  // A page that cannot be looked at still has the picture that was clicked.
  const found = await findPicture(frame, { src: url, targetElementId: null }).catch(() => null);
  if (found?.found !== 'address' || found.url === url) return url;
  const missing = /^https?:/.test(found.url) ? await missingHosts([found.url]) : [];
  return missing.length === 0 ? found.url : url;
}

async function pictureHere(targetElementId: number | null, { frame }: MenuClick): Promise<string> {
  const picture = frame && (await findPicture(frame, { src: null, targetElementId }));
  if (picture?.found === 'address') return picture.url;
  if (picture) {
    throw new PailError(
      'source_refused',
      'This canvas holds pictures of another site, so the browser lets nobody read it. Take a screenshot of it and paste it into Pail.',
    );
  }
  throw new PailError(
    'source_not_found',
    'There is no picture at this place. Point at the picture itself, or save it to disk and drop the file on Pail.',
  );
}
