import type { EngineCommand } from '../../shared/messages/engine.ts';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import { isActive } from '../../shared/messages/upload-view.ts';
import type { UploadsChanged } from '../../shared/messages/background-calls.ts';
import { asksForChange, type ImageOptions } from '../../shared/messages/image-options.ts';
import type { LinkFormat } from '../../shared/messages/link-format.ts';
import { workerImagePreparer } from '../images/worker/worker-image-preparer.ts';
import { formatLinks, type LinkedFile } from '../links/format-links.ts';
import { serveEngine } from '../messaging/serve-engine.ts';
import type { PageAccess } from '../sources/page-access.ts';
import { pageSource } from '../sources/page-source.ts';
import { textFile } from '../sources/text-file.ts';
import { userFile } from '../sources/user-files.ts';
import type { AddressSource } from '../transport/backend-client.ts';
import { openUploadStore } from '../storage/indexed-db-upload-store.ts';
import { partFileKeeper } from '../storage/part-files/part-file-keeper.ts';
import { watchHostProtocols } from '../transport/host-protocols.ts';
import { xhrBucketTransport } from '../transport/xhr-bucket-transport.ts';
import { workerChecksummer } from '../upload/checksum/worker-checksummer.ts';
import { systemClock } from '../upload/system-clock.ts';
import { UploadQueue } from '../upload/upload-queue.ts';
import { copyFinishedLinks } from './finished-links.ts';
import { backendOfConnection } from './backend-of-connection.ts';
import { areOfFolders, isFinished, oneLinkTo, type BatchBackend, type FinishedUpload } from './one-link.ts';
import { throttled } from './throttled.ts';
import { UploadEvents } from './upload-events.ts';

/**
 * Pages are told of changes at most this often, in milliseconds: what moves there glides from one state to the next, so
 * that it is smooth to the eye. A page lives on the engine's own thread: sending comes first.
 */
const PAGES_INTERVAL_MS = 250;

/** Of more uploads than this, pages are told half as often: nobody watches each of them. */
const FEW_UPLOADS = 100;

/** The links of finished uploads and the need to stay awake are looked at this often, in milliseconds. */
const LOOK_INTERVAL_MS = 50;

/** A connection that ends waits at most this long for its uploads to be removed, in milliseconds: pages wait with it. */
const END_PATIENCE_MS = 5000;

/** The toolbar is told at most this often, in milliseconds. */
const TOOLBAR_INTERVAL_MS = 1000;

/** What differs between Chrome's offscreen document and Firefox's background page. */
export interface EngineHome {
  /** Of a connection; null where an upload's is gone. @throws {PailError} `not_connected` */
  address(connectionId: string | null): ReturnType<AddressSource>;
  /** The connection to which uploads belong that were added when there could be only one; null where that is gone. */
  formerConnection(): Promise<string | null>;
  /** What of a page only the browser can get at. */
  pages: PageAccess;
  createWorker(script: 'checksum-worker' | 'part-worker' | 'image-worker'): Worker;
  /** As in `UploadPorts`. */
  filesAreSnapshots: boolean;
  /** How the user wants links. */
  linkFormat(): Promise<LinkFormat>;
  /** What the user wants done to pictures. */
  imageOptions(): Promise<ImageOptions>;
  /** @throws {PailError} where the browser refuses */
  copy(text: string): Promise<void>;
  /** Shows on the toolbar and in notifications how the uploads stand. */
  uploadsChanged(change: UploadsChanged): Promise<void>;
  /** Makes sure that the engine comes back should its home end, before there is anything to come back for. */
  beforeWork(): Promise<void>;
  /** Told whether there is work that must not be put to sleep. */
  working(active: boolean): void;
}

/** Builds the upload engine from its parts and answers the extension's pages. */
export function startEngine(home: EngineHome): void {
  const backendOf = (connectionId: string | null) => backendOfConnection(() => home.address(connectionId));
  const queue = new UploadQueue({
    backendOf,
    bucket: xhrBucketTransport,
    protocols: watchHostProtocols(),
    checksummer: workerChecksummer(() => home.createWorker('checksum-worker')),
    partKeeper: partFileKeeper(() => home.createWorker('part-worker')),
    preparer: workerImagePreparer(() => home.createWorker('image-worker')),
    store: openUploadStore(),
    clock: systemClock,
    filesAreSnapshots: home.filesAreSnapshots,
    random: Math.random,
  });
  // A browser that keeps nothing (some private modes) still uploads.
  const restored = home
    .formerConnection()
    .catch((error: unknown) => {
      reportDefect(error);
      return null;
    })
    .then((former) => queue.restore(({ page }) => page && pageSource(page, home.pages), former))
    .catch(reportDefect);
  const events = new UploadEvents(Date.now());
  const tellPages = throttled(
    () => (queue.length > FEW_UPLOADS ? 2 * PAGES_INTERVAL_MS : PAGES_INTERVAL_MS),
    serveEngine({
      // What an earlier life left is on the list before anything is added to it.
      handle: async (command) => {
        await restored;
        if (command.command.startsWith('add-')) await home.beforeWork();
        await handle(queue, home, backendOf, command);
      },
      bytesOf: (id) => queue.bytesOf(id),
      list: () => queue.list(),
    }),
  );
  const tellToolbar = throttled(
    () => TOOLBAR_INTERVAL_MS,
    () => {
      // A toolbar that could not be told now is told at the next change.
      home.uploadsChanged(events.change(queue.list())).catch(() => {});
    },
  );
  const copyLinks = copyFinishedLinks(
    (uploads) => copyLinksOf(uploads, home, backendOf),
    (ids) => queue.linksCopied(ids),
  );

  const lookAtUploads = throttled(
    () => LOOK_INTERVAL_MS,
    () => {
      const uploads = queue.list();
      home.working(uploads.some(isActive));
      events.observe(uploads);
      copyLinks(uploads);
    },
  );
  queue.subscribe(() => {
    lookAtUploads();
    tellPages();
    tellToolbar();
  });
}

/** Copies links as the user wants them. */
async function copy(links: readonly LinkedFile[], home: EngineHome): Promise<void> {
  await home.copy(formatLinks(links, await home.linkFormat()));
}

/** Copies the links of finished uploads: of folders one to all, of others a list. */
async function copyLinksOf(
  uploads: readonly FinishedUpload[],
  home: EngineHome,
  backendOf: BatchBackend,
): Promise<void> {
  const own = uploads.map(({ file }) => file);
  const links = areOfFolders(uploads)
    ? // A server that gives no such link still gave each file its own.
      await oneLinkTo(uploads, backendOf).then(
        (link) => [link],
        (error: unknown) => {
          reportDefect(error);
          return own;
        },
      )
    : own;
  await copy(links, home);
}

async function handle(
  queue: UploadQueue,
  home: EngineHome,
  backendOf: BatchBackend,
  command: EngineCommand,
): Promise<void> {
  const finished = (isWanted: (upload: FinishedUpload) => boolean): FinishedUpload[] =>
    queue.list().filter(isFinished).filter(isWanted).toReversed();
  switch (command.command) {
    case 'list':
      return;
    case 'add-files':
      return queue.add(
        command.files.map((file, index) =>
          userFile(file, command.origin, command.sourceUrl ?? null, command.names?.[index]),
        ),
        { connectionId: command.connectionId, preparation: await preparation(home) },
      );
    case 'add-text':
      return queue.add([userFile(textFile(command.text, command.format, command.title), 'paste')], {
        connectionId: command.connectionId,
      });
    case 'add-from-page':
      return queue.add([pageSource(command.target, home.pages)], {
        connectionId: command.connectionId,
        preparation: await preparation(home),
      });
    case 'end-connection':
      return queue.endConnection(command.connectionId, END_PATIENCE_MS);
    case 'cancel':
      return queue.cancel(command.id);
    case 'pause':
      return queue.pause(command.id);
    case 'resume':
      return queue.resume(command.id);
    case 'send-first':
      return queue.sendFirst(command.id);
    case 'copy-links': {
      const ids = new Set(command.files.map(({ id }) => id));
      const uploads = finished(({ file }) => ids.has(file.id));
      if (areOfFolders(uploads)) return copyLinksOf(uploads, home, backendOf);
      return copy(command.files, home);
    }
    case 'copy-one-link': {
      const ids = new Set(command.ids);
      const link = await oneLinkTo(
        finished(({ id }) => ids.has(id)),
        backendOf,
      );
      return copy([link], home);
    }
    case 'dismiss':
      await Promise.all(command.ids.map((id) => queue.dismiss(id)));
      return;
  }
}

/** What is done to the bytes of new uploads; null where that is nothing. */
async function preparation(home: EngineHome): Promise<ImageOptions | null> {
  const options = await home.imageOptions();
  return asksForChange(options) ? options : null;
}
