import { stat } from 'node:fs/promises';
import { clickContextMenu } from '../browsers/context-menu.ts';
import { dropFiles } from '../browsers/drop-files.ts';
import { type ListedUpload, listUploads, waitForEnd, waitForNewUploads } from '../browsers/popup-uploads.ts';
import type { Stack } from '../stack/start-stack.ts';
import type { PicturePage } from './picture-page.ts';
import { sha256OfFile, sha256OfUrl } from '../fixtures/sha256.ts';
import type { Uploaded } from './uploaded.ts';

const DROP_AREA = '[data-drop-area]';

async function addAndFind({ popup }: Stack, add: () => Promise<void>): Promise<ListedUpload> {
  const known = new Set((await listUploads(popup)).map(({ id }) => id));
  await add();
  const [added] = await waitForNewUploads(popup, known, 1);
  if (!added) throw new Error('The popup lists no new upload.');
  return added;
}

async function waitForLink({ popup }: Stack, id: string): Promise<{ name: string; link: string }> {
  const [upload] = await waitForEnd(popup, [id]);
  if (!upload?.link) throw new Error(upload?.error ?? 'The upload ended without a link.');
  return { name: upload.name, link: upload.link };
}

/** A file that has been dropped, and the id of its upload. */
interface Drop {
  path: string;
  id: string;
}

/** Drops each file on the popup, one drop each. */
export async function dropEach(stack: Stack, paths: readonly string[]): Promise<Drop[]> {
  const drops: Drop[] = [];
  for (const path of paths) {
    const { id } = await addAndFind(stack, () => dropFiles(stack.browser, stack.popup, DROP_AREA, [path]));
    drops.push({ path, id });
  }
  return drops;
}

/** Waits for a dropped file's link and fetches it. @throws where the upload failed. */
export async function finishDrop(stack: Stack, { path, id }: Drop): Promise<Uploaded> {
  const sha256 = await sha256OfFile(path);
  const { size } = await stat(path);
  const { name, link } = await waitForLink(stack, id);
  return { source: 'drop', name, size, sha256, link, fetchedSha256: await sha256OfUrl(link) };
}

/** Opens the page, right-clicks its picture, waits for the link and fetches it. @throws where the upload failed. */
export async function uploadFromPage(stack: Stack, page: PicturePage): Promise<Uploaded> {
  const tab = await stack.browser.browser.newPage();
  await tab.goto(page.pageUrl);
  const { id } = await addAndFind(stack, () =>
    clickContextMenu(stack.browser, {
      menuItemId: 'upload-image',
      mediaType: 'image',
      srcUrl: page.imageUrl,
      pageUrl: page.pageUrl,
    }),
  );
  const { name, link } = await waitForLink(stack, id);
  await tab.close();
  return { source: 'page', name, ...page.picture, link, fetchedSha256: await sha256OfUrl(link) };
}
