import type { FakeState } from '../../../extension/ui/testing/fake-client.ts';
import { connectionView, shareLink } from '../../../extension/ui/testing/sample-views.ts';
import { plural, t } from '../../../extension/i18n/text.ts';
import { DEFAULT_PREFERENCES } from '../../../extension/settings/preferences.ts';
import { sampleScreenshot } from './sample-screenshot.ts';
import { doneUploads, manyUploads, sampleFiles, uploadsOfAllStates } from './sample-uploads.ts';

/** One state of the interface, as a picture and as something to examine. */
export interface Scene {
  /** A page of its own; all else is shown as popup, panel and window. */
  page?: 'settings' | 'question' | 'welcome' | 'screenshot';
  /** Shows the drop target of pages in place of Pail itself: as it waits, or once something was dropped on it. */
  dropTarget?: 'waiting' | { ok: boolean; words: () => string };
  state: (now: number) => Partial<FakeState>;
  /** Selectors of what is pressed, in this order, before it is looked at. */
  press?: readonly string[];
  /** Selector of what is there when the scene is complete. */
  ready: string;
}

const connections = [connectionView()];

const severalConnections = [
  ...connections,
  connectionView({
    id: 'c0c0c0c0-0000-4000-8000-000000000002',
    baseUrl: 'https://files.work.example',
    name: 'Work',
    title: 'Work',
    colour: 'orange',
    isDefault: false,
  }),
];

const me = {
  user: { id: '5e0c4f0e-6d0a-4c55-9d60-1f0f3a1e5b01', name: 'owner' },
  device: {
    id: '5e0c4f0e-6d0a-4c55-9d60-1f0f3a1e5b02',
    name: 'Chrome on Linux',
    createdAt: 1_000_000_000_000,
    lastSeenAt: null,
  },
  limits: {
    maxFileBytes: 5_000_000_000,
    maxTotalBytes: null,
    maxFilesPerDay: null,
    allowedTypes: null,
    mayDelete: true,
    mayShare: true,
    linkRules: true,
  },
  usage: { files: 1204, bytes: 48_300_000_000, runningBytes: 0, filesToday: null },
  bucketOrigins: ['https://bucket.example'],
};

/** Every screen and state, by name. */
export const SCENES = {
  connect: { state: () => ({}), ready: '#connect-title' },
  'connect-offered': {
    state: () => ({ offeredLink: 'https://pail.example/connect#pail-connect-x' }),
    ready: '[data-action="connect-offered"]',
  },
  'connect-failed': {
    state: () => ({ offeredLink: 'https://pail.example/connect#pail-connect-x', broken: true }),
    press: ['[data-action="connect-offered"]', '[data-problem] summary'],
    ready: '[data-problem] details[open]',
  },
  welcome: { page: 'welcome', state: () => ({}), ready: '[data-action="copy-command"]' },
  'welcome-allow': {
    page: 'welcome',
    state: () => ({ connections: [connectionView({ hostsToAllow: ['bucket.example'] })] }),
    ready: '[data-permission-banner]',
  },
  'welcome-done': {
    page: 'welcome',
    state: (now) => ({ connections, uploads: doneUploads(1, now) }),
    ready: '[data-welcome-done]',
  },
  'clipboard-closed': {
    state: () => ({ connections, pasteIsWished: true }),
    ready: '[data-clipboard-closed]',
  },
  empty: { state: () => ({ connections }), ready: '[data-files-empty]' },
  permission: {
    state: () => ({ connections: [connectionView({ hostsToAllow: ['pail.example', 'bucket.example'] })] }),
    ready: '[data-permission-banner]',
  },
  states: {
    state: (now) => ({
      connections,
      uploads: uploadsOfAllStates(now),
      picture: 'https://pail.example/picture',
      files: sampleFiles(9, now),
    }),
    ready: '[data-state="waiting"] img',
  },
  'several-connections': {
    state: (now) => ({
      connections: severalConnections,
      uploads: doneUploads(2, now).map((upload, index) => ({
        ...upload,
        connectionId: severalConnections[index]?.id ?? null,
      })),
      files: sampleFiles(9, now),
    }),
    ready: 'body:has([data-connection-choice]):has([data-upload-id]):has([data-file-id])',
  },
  done: {
    state: (now) => ({ connections, uploads: doneUploads(2, now), files: sampleFiles(60, now) }),
    ready: '[data-file-id]',
  },
  many: {
    state: (now) => ({ connections, uploads: manyUploads(now), files: [] }),
    ready: '[data-total-progress]',
  },
  files: { state: (now) => ({ connections, files: sampleFiles(10_000, now) }), ready: '[data-file-id]' },
  restricted: {
    state: (now) => ({
      connections,
      files: sampleFiles(12, now),
      me: { ...me, limits: { ...me.limits, mayDelete: false, mayShare: false } },
    }),
    press: ['[data-action="share"]'],
    ready: 'body:has([role=dialog] [data-copy-as]):not(:has([data-action=delete]))',
  },
  'files-failed': { state: () => ({ connections, broken: true }), ready: '[data-problem]' },
  deleted: {
    state: (now) => ({ connections, files: sampleFiles(12, now) }),
    press: ['[data-action="delete"]'],
    ready: '[data-action="undo"]',
  },
  share: {
    state: (now) => ({
      connections,
      site: 'forum.example',
      files: sampleFiles(12, now),
      links: [
        shareLink({ expiresAt: now + 86_400_000, hasPassword: true }),
        shareLink({ slug: 'b', state: 'expired', expiresAt: now - 1, maxDownloads: 5, downloads: 2 }),
      ],
      batches: [
        { id: '44444444-4444-4444-8444-444444444444', link: 'https://pail.example/b/Xk2', files: 12 },
      ],
    }),
    press: ['[data-action="share"]'],
    ready: '[role=dialog] li + li[data-link]',
  },
  settings: {
    page: 'settings',
    state: () => ({ connections, me }),
    press: ['[data-action="test-connection"]'],
    ready: '[data-storage-used]',
  },
  'settings-connections': {
    page: 'settings',
    state: () => ({
      connections: severalConnections,
      me,
      preferences: {
        ...DEFAULT_PREFERENCES,
        siteFormats: { 'forum.example': 'bbcode', 'wiki.example': 'markdown' },
      },
    }),
    press: ['[data-action="test-connection"]'],
    ready: '[data-storage-used]',
  },
  'settings-template': {
    page: 'settings',
    state: () => ({
      preferences: {
        ...DEFAULT_PREFERENCES,
        linkFormat: { kind: 'custom', template: '{name} ({size}): {link}' },
      },
    }),
    ready: 'textarea',
  },
  question: {
    page: 'question',
    state: () => ({
      question: {
        kind: 'image',
        url: 'https://pictures.example/cat.png',
        pageUrl: 'https://blog.example/cats',
        pageTitle: 'Cats',
        frame: { tabId: 1, frameId: 0 },
      },
    }),
    ready: '[data-grant="none"]',
  },
  screenshot: {
    page: 'screenshot',
    state: () => ({ screenshot: sampleScreenshot() }),
    ready: '[data-picture] canvas',
  },
  'screenshot-edited': {
    page: 'screenshot',
    state: () => ({ screenshot: { ...sampleScreenshot(), isCut: true } }),
    press: ['[data-action="blur"]'],
    ready: '[data-action="undo"]',
  },
  'drop-target': { dropTarget: 'waiting', state: () => ({}), ready: '[data-state="ready"]' },
  'drop-target-taken': {
    dropTarget: { ok: true, words: () => plural('drop_target_taken', 3) },
    state: () => ({}),
    ready: '[data-state="taken"]',
  },
  'drop-target-failed': {
    dropTarget: { ok: false, words: () => t('intake_address_foreign') },
    state: () => ({}),
    ready: '[data-state="failed"]',
  },
  'screenshot-gone': { page: 'screenshot', state: () => ({}), ready: '[role="alert"]' },
} satisfies Record<string, Scene>;

export type SceneName = keyof typeof SCENES;

export const sceneNames = Object.keys(SCENES).filter((name): name is SceneName => name in SCENES);
