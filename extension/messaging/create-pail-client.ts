import { watchConnectionViews, neededAddresses } from '../connection/connection-views.ts';
import { defaultConnectionId } from '../connection/connected-address.ts';
import { siteOf } from '../links/site-formats.ts';
import { activeTabUrl } from '../platform/active-tab.ts';
import { pasteInto, requestClipboard } from '../platform/clipboard.ts';
import { readShortcuts } from '../platform/commands.ts';
import { openOwnPanel, openSettingsPage, openShortcutsPage } from '../platform/own-pages.ts';
import { isToolbarPopup, openOwnWindow } from '../platform/own-window.ts';
import { requestHosts } from '../platform/permissions.ts';
import type { ConnectionList } from '../settings/connection-list.ts';
import {
  readConnections,
  readPendingLink,
  watchConnections,
  writePendingLink,
} from '../settings/stored-connections.ts';
import { watchWishedPaste } from '../settings/wished-paste.ts';
import { changePreferences, watchPreferences } from '../settings/stored-preferences.ts';
import { parseConnectionLink } from '../../shared/connection-link.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import {
  changeConnectionLook,
  chooseConnection,
  connect,
  disconnect,
  createLink,
  getMe,
  listBatches,
  listFiles,
  listLinks,
  removeFile,
  revokeBatch,
  revokeLink,
  toolbarSeen,
} from '../../shared/messages/background-calls.ts';
import { callBackground } from './call-background.ts';
import { callEngine, watchUploads } from './engine-client.ts';
import { pageDropTargetClient } from './page-drop-target-client.ts';
import { screenshotClient } from './screenshot-client.ts';
import type { PailClient } from './pail-client.ts';

/** Connects a page of the extension to the engine, the background and the browser. */
export function createPailClient(): PailClient {
  // Kept at hand, because a permission must be asked for with nothing awaited since the click.
  let connections: ConnectionList['connections'] = [];
  const remember = (list: ConnectionList): void => {
    ({ connections } = list);
  };
  watchConnections(remember);
  readConnections().then(remember, reportDefect);
  // Whoever opens this page sees how the uploads went.
  callBackground(toolbarSeen, null).catch(reportDefect);

  return {
    uploads: {
      subscribe: (listener, onError) => watchUploads(listener, onError),
      add: async (files, origin, names) => {
        const connectionId = await defaultConnectionId();
        const named = names && { names: [...names] };
        return callEngine({ command: 'add-files', connectionId, files: [...files], origin, ...named });
      },
      addText: async (text, format, title) => {
        const connectionId = await defaultConnectionId();
        return callEngine({ command: 'add-text', connectionId, text, format, title });
      },
      addAddress: async (url) => {
        const { uploadAddress } = await import('./page-targets.ts');
        await uploadAddress(url);
      },
      cancel: (id) => callEngine({ command: 'cancel', id }),
      pause: (id) => callEngine({ command: 'pause', id }),
      resume: (id) => callEngine({ command: 'resume', id }),
      allow: async (id, origin) => {
        if (await requestHosts([origin])) await callEngine({ command: 'resume', id });
      },
      sendFirst: (id) => callEngine({ command: 'send-first', id }),
      copyOneLink: (ids) => callEngine({ command: 'copy-one-link', ids: [...ids] }),
      dismiss: (ids) => callEngine({ command: 'dismiss', ids: [...ids] }),
      // Most uploads are done before anybody looks.
      picture: async (id) => (await import('./upload-picture.ts')).uploadPicture(id),
    },
    connections: {
      subscribe: (listener, onError) => watchConnectionViews(listener, onError),
      offeredLink: async () => (await readPendingLink()) ?? connectionLinkOf(await activeTabUrl()),
      connect: connectTo,
      allowHosts: (id) => requestHosts(connections.filter((each) => each.id === id).flatMap(neededAddresses)),
      test: (connectionId) => callBackground(getMe, { connectionId }),
      choose: async (connectionId) => {
        await callBackground(chooseConnection, { connectionId });
      },
      change: async (connectionId, look) => {
        await callBackground(changeConnectionLook, { connectionId, look });
      },
      disconnect: async (connectionId) => {
        await callBackground(disconnect, { connectionId });
      },
    },
    files: {
      list: (connectionId, query) => callBackground(listFiles, { connectionId, ...query }),
      remove: async (connectionId, id) => {
        await callBackground(removeFile, { connectionId, id });
      },
    },
    links: {
      list: async (connectionId, fileId) => (await callBackground(listLinks, { connectionId, fileId })).links,
      create: (connectionId, fileId, rules) => callBackground(createLink, { connectionId, fileId, rules }),
      revoke: async (connectionId, slug) => {
        await callBackground(revokeLink, { connectionId, slug });
      },
      listBatches: async (connectionId, fileId) =>
        (await callBackground(listBatches, { connectionId, fileId })).batches,
      revokeBatch: async (connectionId, id) => {
        await callBackground(revokeBatch, { connectionId, id });
      },
    },
    preferences: { subscribe: watchPreferences, change: changePreferences },
    site: async () => siteOf(await activeTabUrl()),
    pageDropTarget: pageDropTargetClient,
    screenshots: screenshotClient,
    // Only the settings want it.
    imageFormats: async () => (await import('../images/encode-image.ts')).writableFormats(),
    question: hostQuestion(),
    clipboard: { onWish: watchWishedPaste, pasteInto, allow: requestClipboard },
    shortcuts: readShortcuts,
    copy,
    pickerClosesThisPage: import.meta.env.FIREFOX && isToolbarPopup(),
    openWindow: openOwnWindow,
    openPanel: openOwnPanel,
    openSettings: openSettingsPage,
    openShortcuts: openShortcutsPage,
  };
}

/** Loaded where it is asked: the popup needs none of it. */
function hostQuestion(): PailClient['question'] {
  let answer: PailClient['question']['answer'] | null = null;
  return {
    read: async () => {
      const { answerQuestion, readQuestion } = await import('./host-question.ts');
      answer = answerQuestion;
      return readQuestion();
    },
    // It has been read before. Nothing may be awaited between the click and the browser's own question.
    answer: async (target, grant) => answer?.(target, grant),
  };
}

async function connectTo(link: string): Promise<void> {
  const { baseUrl } = parseConnectionLink(link);
  const asked = requestHosts([baseUrl]);
  // Firefox closes the popup when it asks: the next one offers the link again.
  await writePendingLink(link);
  const allowed = await asked;
  if (!allowed) {
    const host = URL.parse(baseUrl)?.hostname ?? baseUrl;
    throw new PailError(
      'permission_needed',
      `Without your permission to reach ${host}, Pail cannot talk to your server. Press Connect again and allow it.`,
    );
  }
  try {
    await callBackground(connect, { link });
  } catch (error) {
    // A link that was refused is not offered again.
    await writePendingLink(null);
    throw error;
  }
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (cause) {
    throw new PailError(
      'permission_needed',
      'The browser did not let Pail use the clipboard. Select the link and copy it by hand.',
      { cause },
    );
  }
}

function connectionLinkOf(url: string | null): string | null {
  if (url === null) return null;
  try {
    parseConnectionLink(url);
    return url;
  } catch {
    // Any other page.
    return null;
  }
}
