import {
  connect,
  createLink,
  disconnect,
  ensureEngine,
  fetchAsPage,
  forgetRule,
  getAddress,
  getImageOptions,
  getLinkFormat,
  getMe,
  injectReader,
  listFiles,
  listLinks,
  prepareFetch,
  removeFile,
  revokeLink,
  toolbarSeen,
  uploadsChanged,
  type UploadsChanged,
} from '../../shared/messages/background-calls.ts';
import { connectDevice, connectedAddress, disconnectDevice } from '../connection/connect-device.ts';
import { answer, serveBackground } from '../messaging/serve-background.ts';
import { wakeEveryMinute } from '../platform/wake-up.ts';
import { backgroundOfPages as pages } from './background-of-pages.ts';
import { readPreferences } from '../settings/stored-preferences.ts';
import { showOnToolbar, takeBackFromToolbar } from './show-toolbar.ts';
import { tellUploads } from './tell-uploads.ts';
import { BackendClient } from '../transport/backend-client.ts';

/** Answers what the extension's pages ask of the background. To be called while the background starts. */
export function serveCalls(startEngine: () => Promise<void>): void {
  const backend = new BackendClient(connectedAddress);

  serveBackground([
    answer(ensureEngine, () => startEngine().then(() => null)),
    answer(getAddress, connectedAddress),
    answer(connect, ({ link }) => connectDevice(link).then(() => null)),
    answer(disconnect, () => disconnectDevice().then(() => null)),
    answer(getMe, () => backend.me()),
    answer(listFiles, (query) => backend.listFiles(query)),
    answer(removeFile, ({ id }) => backend.deleteFile(id).then(() => null)),
    answer(prepareFetch, pages.prepareFetch),
    answer(forgetRule, ({ rule }) => pages.forgetRule(rule).then(() => null)),
    answer(injectReader, (frame) => pages.injectReader(frame).then(() => null)),
    answer(fetchAsPage, pages.fetchAsPage),
    answer(getLinkFormat, async () => (await readPreferences()).linkFormat),
    answer(getImageOptions, async () => (await readPreferences()).images),
    answer(listLinks, async ({ fileId }) => ({ links: await backend.listLinks(fileId) })),
    answer(createLink, ({ fileId, rules }) => backend.createLink(fileId, rules)),
    answer(revokeLink, ({ slug }) => backend.revokeLink(slug).then(() => null)),
    answer(toolbarSeen, () => takeBackFromToolbar().then(() => null)),
    answer(uploadsChanged, (change) => showUploads(change).then(() => null)),
  ]);
}

/** Shows on the toolbar and in notifications how the uploads stand. */
export async function showUploads(change: UploadsChanged): Promise<void> {
  await wakeEveryMinute(change.active > 0);
  await showOnToolbar(change);
  await tellUploads(change.events);
}
