import type { EngineCommand } from '../../shared/messages/engine.ts';
import { isActive } from '../../shared/messages/upload-view.ts';
import type { UploadsChanged } from '../../shared/messages/background-calls.ts';
import { serveEngine } from '../messaging/serve-engine.ts';
import { pageSource } from '../sources/page-source.ts';
import { userFile } from '../sources/user-files.ts';
import { BackendClient } from '../transport/backend-client.ts';
import type { BackendAddress } from '../transport/call-backend.ts';
import { xhrBucketTransport } from '../transport/xhr-bucket-transport.ts';
import { workerChecksummer } from '../upload/checksum/worker-checksummer.ts';
import { systemClock } from '../upload/system-clock.ts';
import { UploadQueue } from '../upload/upload-queue.ts';
import { copyFinishedLinks } from './finished-links.ts';
import { throttled } from './throttled.ts';
import { UploadEvents } from './upload-events.ts';

/** Pages are told of changes at most this often, in milliseconds: smooth to the eye, cheap to draw. */
const PAGES_INTERVAL_MS = 100;

/** The toolbar is told at most this often, in milliseconds. */
const TOOLBAR_INTERVAL_MS = 1000;

/** What differs between Chrome's offscreen document and Firefox's background page. */
export interface EngineHome {
  /** @throws {PailError} `not_connected` */
  address(): Promise<BackendAddress>;
  createWorker(): Worker;
  /** @throws {PailError} where the browser refuses */
  copy(text: string): Promise<void>;
  /** Shows on the toolbar and in notifications how the uploads stand. */
  uploadsChanged(change: UploadsChanged): Promise<void>;
  /** Told whether there is work that must not be put to sleep. */
  working(active: boolean): void;
}

/** Builds the upload engine from its parts and answers the extension's pages. */
export function startEngine(home: EngineHome): void {
  const queue = new UploadQueue({
    backend: new BackendClient(() => home.address()),
    bucket: xhrBucketTransport,
    checksummer: workerChecksummer(() => home.createWorker()),
    clock: systemClock,
    random: Math.random,
  });
  const events = new UploadEvents();
  const tellPages = throttled(
    PAGES_INTERVAL_MS,
    serveEngine({ handle: (command) => handle(queue, command), list: () => queue.list() }),
  );
  const tellToolbar = throttled(TOOLBAR_INTERVAL_MS, () => {
    // A toolbar that could not be told now is told at the next change.
    home.uploadsChanged(events.change(queue.list())).catch(() => {});
  });
  const copyLinks = copyFinishedLinks(
    (text) => home.copy(text),
    (ids) => queue.linksCopied(ids),
  );

  queue.subscribe(() => {
    const uploads = queue.list();
    home.working(uploads.some(isActive));
    events.observe(uploads);
    copyLinks(uploads);
    tellPages();
    tellToolbar();
  });
}

function handle(queue: UploadQueue, command: EngineCommand): void {
  switch (command.command) {
    case 'list':
      return;
    case 'add-files':
      queue.add(command.files.map((file) => userFile(file, command.origin)));
      return;
    case 'add-from-page':
      queue.add([pageSource(command)]);
      return;
    case 'cancel':
      queue.cancel(command.id);
      return;
    case 'retry':
      queue.retry(command.id);
      return;
    case 'dismiss':
      queue.dismiss(command.id);
  }
}
