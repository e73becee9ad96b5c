import { defaultConnectionId } from '../connection/connected-address.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { closeThisPage } from '../platform/own-window.ts';
import type { Screenshot } from '../screenshot/screenshot.ts';
import { dropScreenshot, readScreenshot } from '../screenshot/stored-screenshots.ts';
import { callEngine } from './engine-client.ts';

/** The picture that this page is for. @throws {PailError} `source_not_found` where it is gone */
export function openOwnScreenshot(): Promise<Screenshot> {
  return readScreenshot(ownId());
}

/** Uploads what became of the picture, and closes this page. */
export async function uploadOwnScreenshot(file: File, pageUrl: string | null): Promise<void> {
  const connectionId = await defaultConnectionId();
  await callEngine({
    command: 'add-files',
    connectionId,
    files: [file],
    origin: 'page',
    sourceUrl: pageUrl,
  });
  await discardOwnScreenshot();
}

/** Drops the picture, and closes this page. */
export async function discardOwnScreenshot(): Promise<void> {
  await dropScreenshot(ownId());
  await closeThisPage();
}

/** @throws {PailError} `source_not_found` where this page is for none */
function ownId(): string {
  const id = new URLSearchParams(location.search).get('id');
  if (id !== null) return id;
  throw new PailError(
    'source_not_found',
    'This page shows a picture when one was taken. Take one from Pail.',
  );
}
