import { PailError } from '../../../shared/errors/pail-error.ts';
import type { Batch } from '../../../shared/api/batches.ts';
import type { StoredFile } from '../../../shared/api/files.ts';
import type { Me } from '../../../shared/api/devices.ts';
import type { Link } from '../../../shared/api/links.ts';
import type { PageTarget } from '../../../shared/messages/page-target.ts';
import type { UploadView } from '../../../shared/messages/upload-view.ts';
import type { Screenshot } from '../../screenshot/screenshot.ts';
import type { ConnectionView, PailClient } from '../../messaging/pail-client.ts';
import { t } from '../../i18n/text.ts';
import { shareLink } from './sample-views.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../../settings/preferences.ts';

export interface FakeState {
  connections: readonly ConnectionView[];
  uploads: readonly UploadView[];
  /** Of what is sent. */
  picture: string | null;
  files: readonly StoredFile[];
  offeredLink: string | null;
  pickerClosesThisPage: boolean;
  preferences: Preferences;
  site: string | null;
  me: Me | null;
  /** Whether the server cannot be reached. */
  broken: boolean;
  links: readonly Link[];
  batches: readonly Batch[];
  question: PageTarget | null;
  screenshot: Screenshot | null;
  /** Whether the key for the clipboard was pressed. */
  pasteIsWished: boolean;
}

const EMPTY: FakeState = {
  connections: [],
  uploads: [],
  picture: null,
  files: [],
  offeredLink: null,
  pickerClosesThisPage: false,
  preferences: DEFAULT_PREFERENCES,
  site: null,
  me: null,
  broken: false,
  links: [],
  batches: [],
  question: null,
  screenshot: null,
  pasteIsWished: false,
};

const UNREACHABLE = new PailError(
  'backend_unreachable',
  'The server cannot be reached. Check that it is running.',
);

const done = (): Promise<void> => Promise.resolve();
const nothing = (): void => undefined;

/** A client for tests that shows one state and does nothing; replace the methods that a test is about. */
export function fakeClient(state: Partial<FakeState> = {}): PailClient {
  const {
    connections,
    uploads,
    picture,
    files,
    offeredLink,
    pickerClosesThisPage,
    preferences,
    site,
    me,
    broken,
    links,
    batches,
    question,
    screenshot,
    pasteIsWished,
  } = {
    ...EMPTY,
    ...state,
  };
  return {
    uploads: {
      subscribe(listener) {
        listener(uploads);
        return nothing;
      },
      add: done,
      addText: done,
      addAddress: done,
      cancel: done,
      pause: done,
      resume: done,
      allow: done,
      sendFirst: done,
      copyOneLink: done,
      dismiss: done,
      picture: () => Promise.resolve(picture),
    },
    connections: {
      subscribe(listener) {
        listener(connections);
        return nothing;
      },
      offeredLink: () => Promise.resolve(offeredLink),
      connect: () => (broken ? Promise.reject(UNREACHABLE) : done()),
      allowHosts: () => Promise.resolve(true),
      test: () => (me ? Promise.resolve(me) : Promise.reject(UNREACHABLE)),
      choose: done,
      change: done,
      disconnect: done,
    },
    files: {
      list: () =>
        broken ? Promise.reject(UNREACHABLE) : Promise.resolve({ files: [...files], nextCursor: null }),
      remove: done,
    },
    links: {
      list: () => Promise.resolve(links),
      create: () => Promise.resolve(shareLink()),
      revoke: done,
      listBatches: () => Promise.resolve(batches),
      revokeBatch: done,
    },
    preferences: {
      subscribe(listener) {
        listener(preferences);
        return nothing;
      },
      change: done,
    },
    site: () => Promise.resolve(site),
    pageDropTarget: {
      subscribe(listener) {
        listener({ isOn: false });
        return nothing;
      },
      turnOn: done,
      turnOff: done,
    },
    screenshots: {
      take: done,
      open: () => (screenshot ? Promise.resolve(screenshot) : Promise.reject(UNREACHABLE)),
      upload: done,
      discard: done,
    },
    imageFormats: () => Promise.resolve(['webp']),
    question: { read: () => Promise.resolve(question), answer: done },
    clipboard: {
      onWish(listener) {
        if (pasteIsWished) listener();
        return nothing;
      },
      pasteInto: () => Promise.resolve(false),
      allow: () => Promise.resolve(true),
    },
    shortcuts: () =>
      Promise.resolve([
        { title: t('open_panel'), keys: 'Alt+Shift+U' },
        { title: t('command_upload_clipboard'), keys: 'Alt+Shift+V' },
        { title: t('menu_screenshot_area'), keys: '' },
      ]),
    copy: done,
    pickerClosesThisPage,
    openWindow: done,
    openPanel: done,
    openSettings: done,
    openShortcuts: done,
  };
}
