import { watchConnectionView, neededAddresses } from '../connection/connection-view.ts';
import { activeTabUrl } from '../platform/active-tab.ts';
import { openOwnPanel, openSettingsPage, openShortcutsPage } from '../platform/own-pages.ts';
import { isToolbarPopup, openOwnWindow } from '../platform/own-window.ts';
import { requestHosts } from '../platform/permissions.ts';
import {
  readPendingLink,
  watchConnection,
  readConnection,
  writePendingLink,
} from '../settings/connection.ts';
import { changePreferences, watchPreferences } from '../settings/stored-preferences.ts';
import type { StoredConnection } from '../settings/connection.ts';
import { parseConnectionLink } from '../../shared/connection-link.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import {
  connect,
  disconnect,
  createLink,
  getMe,
  listFiles,
  listLinks,
  removeFile,
  revokeLink,
  toolbarSeen,
} from '../../shared/messages/background-calls.ts';
import { callBackground } from './call-background.ts';
import { callEngine, watchUploads } from './engine-client.ts';
import type { PailClient } from './pail-client.ts';

/** Connects a page of the extension to the engine, the background and the browser. */
export function createPailClient(): PailClient {
  // Kept at hand, because a permission must be asked for with nothing awaited since the click.
  let connection: StoredConnection | null = null;
  const remember = (stored: StoredConnection | null): void => {
    connection = stored;
  };
  watchConnection(remember);
  readConnection().then(remember, reportDefect);
  // Whoever opens this page sees how the uploads went.
  callBackground(toolbarSeen, null).catch(reportDefect);

  return {
    uploads: {
      subscribe: (listener, onError) => watchUploads(listener, onError),
      add: (files, origin) => callEngine({ command: 'add-files', files: [...files], origin }),
      cancel: (id) => callEngine({ command: 'cancel', id }),
      pause: (id) => callEngine({ command: 'pause', id }),
      resume: (id) => callEngine({ command: 'resume', id }),
      sendFirst: (id) => callEngine({ command: 'send-first', id }),
      dismiss: (ids) => callEngine({ command: 'dismiss', ids: [...ids] }),
    },
    connection: {
      subscribe: (listener, onError) => watchConnectionView(listener, onError),
      offeredLink: async () => (await readPendingLink()) ?? connectionLinkOf(await activeTabUrl()),
      connect: connectTo,
      allowHosts: () => requestHosts(connection ? neededAddresses(connection) : []),
      test: () => callBackground(getMe, null),
      disconnect: async () => {
        await callBackground(disconnect, null);
      },
    },
    files: {
      list: (query) => callBackground(listFiles, query),
      remove: async (id) => {
        await callBackground(removeFile, { id });
      },
    },
    links: {
      list: async (fileId) => (await callBackground(listLinks, { fileId })).links,
      create: (fileId, rules) => callBackground(createLink, { fileId, rules }),
      revoke: async (slug) => {
        await callBackground(revokeLink, { slug });
      },
    },
    preferences: { subscribe: watchPreferences, change: changePreferences },
    // Only the settings want it.
    imageFormats: async () => (await import('../images/encode-image.ts')).writableFormats(),
    copy,
    pickerClosesThisPage: import.meta.env.FIREFOX && isToolbarPopup(),
    openWindow: openOwnWindow,
    openPanel: openOwnPanel,
    openSettings: openSettingsPage,
    openShortcuts: openShortcutsPage,
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
