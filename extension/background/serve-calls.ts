import {
  addDragged,
  addDropped,
  addDroppedAddress,
  changeConnectionLook,
  chooseConnection,
  connect,
  createLink,
  disconnect,
  ensureEngine,
  fetchAsPage,
  forgetRule,
  getAddress,
  getFormerConnection,
  getImageOptions,
  getLinkFormat,
  getMe,
  injectReader,
  listBatches,
  listFiles,
  listLinks,
  prepareFetch,
  removeFile,
  revokeBatch,
  revokeLink,
  takeScreenshot as takeScreenshotCall,
  tellPage,
  toolbarSeen,
  uploadsChanged,
  type UploadsChanged,
} from '../../shared/messages/background-calls.ts';
import { connectDevice, disconnectDevice } from '../connection/connect-device.ts';
import { connectedAddress, defaultConnectionId } from '../connection/connected-address.ts';
import { answer, serveBackground } from '../messaging/serve-background.ts';
import { callEngine } from '../messaging/engine-client.ts';
import { giveBackTemporaryHosts, uploadAddress } from '../messaging/page-targets.ts';
import { passOnNews } from '../messaging/serve-page-drags.ts';
import { wakeEveryMinute } from '../platform/wake-up.ts';
import { backgroundOfPages as pages } from './background-of-pages.ts';
import { linkFormatHere } from './link-format-here.ts';
import { uploadDragged } from './page-drop-target.ts';
import { withDefault, withLook } from '../settings/connection-list.ts';
import { changeConnections, readConnections } from '../settings/stored-connections.ts';
import { readPreferences } from '../settings/stored-preferences.ts';
import { showOnToolbar, takeBackFromToolbar } from './show-toolbar.ts';
import { takeScreenshot } from './take-screenshot.ts';
import { tellUploads } from './tell-uploads.ts';
import { BackendClient } from '../transport/backend-client.ts';

/** Answers what the extension's pages ask of the background. To be called while the background starts. */
export function serveCalls(startEngine: () => Promise<void>): void {
  const backend = ({ connectionId }: { connectionId: string }): BackendClient =>
    new BackendClient(() => connectedAddress(connectionId));
  const endUploads = (connectionId: string): Promise<void> =>
    callEngine({ command: 'end-connection', connectionId }, startEngine);

  serveBackground([
    answer(ensureEngine, () => startEngine().then(() => null)),
    answer(getAddress, ({ connectionId }) => connectedAddress(connectionId)),
    answer(getFormerConnection, async () => ({ connectionId: (await readConnections()).formerId })),
    answer(connect, ({ link }) => connectDevice(link).then(() => null)),
    answer(disconnect, ({ connectionId }) => disconnectDevice(connectionId, endUploads).then(() => null)),
    answer(chooseConnection, ({ connectionId }) =>
      changeConnections((list) => withDefault(list, connectionId)).then(() => null),
    ),
    answer(changeConnectionLook, ({ connectionId, look }) =>
      changeConnections((list) => withLook(list, connectionId, look)).then(() => null),
    ),
    answer(getMe, (of) => backend(of).me()),
    answer(listFiles, ({ connectionId, ...query }) => backend({ connectionId }).listFiles(query)),
    answer(removeFile, ({ id, ...of }) =>
      backend(of)
        .deleteFile(id)
        .then(() => null),
    ),
    answer(prepareFetch, pages.prepareFetch),
    answer(forgetRule, ({ rule }) => pages.forgetRule(rule).then(() => null)),
    answer(injectReader, (frame) => pages.injectReader(frame).then(() => null)),
    answer(fetchAsPage, pages.fetchAsPage),
    answer(getLinkFormat, linkFormatHere),
    answer(takeScreenshotCall, ({ kind }) => {
      void takeScreenshot(kind);
      return Promise.resolve(null);
    }),
    answer(getImageOptions, async () => (await readPreferences()).images),
    answer(listLinks, async ({ fileId, ...of }) => ({ links: await backend(of).listLinks(fileId) })),
    answer(createLink, ({ fileId, rules, ...of }) => backend(of).createLink(fileId, rules)),
    answer(revokeLink, ({ slug, ...of }) =>
      backend(of)
        .revokeLink(slug)
        .then(() => null),
    ),
    answer(listBatches, async ({ fileId, ...of }) => ({ batches: await backend(of).listBatches(fileId) })),
    answer(revokeBatch, ({ id, ...of }) =>
      backend(of)
        .revokeBatch(id)
        .then(() => null),
    ),
    answer(addDropped, async (added) => {
      const connectionId = await defaultConnectionId();
      await callEngine({ command: 'add-files', connectionId, origin: 'page', ...added }, startEngine);
      return null;
    }),
    answer(addDragged, async ({ address }, from) => ({
      known: await uploadDragged(address, from, startEngine),
    })),
    answer(addDroppedAddress, ({ url }) => uploadAddress(url, startEngine).then(() => null)),
    answer(tellPage, ({ news }, { tabId }) => {
      if (tabId !== null) passOnNews(tabId, news);
      return Promise.resolve(null);
    }),
    answer(toolbarSeen, () => takeBackFromToolbar().then(() => null)),
    answer(uploadsChanged, (change) => showUploads(change).then(() => null)),
  ]);
}

/** Shows on the toolbar and in notifications how the uploads stand. */
export async function showUploads(change: UploadsChanged): Promise<void> {
  if (change.active > 0) await wakeEveryMinute();
  else await giveBackTemporaryHosts();
  await showOnToolbar(change);
  await tellUploads(change.events);
}
