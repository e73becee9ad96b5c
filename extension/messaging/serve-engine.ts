import { toErrorValue } from '../../shared/errors/pail-error.ts';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import type { EngineCommand } from '../../shared/messages/engine.ts';
import type { UploadView } from '../../shared/messages/upload-view.ts';
import { openEngineChannel } from './engine-channel.ts';
import { changesBetween } from './upload-changes.ts';

export interface ServedEngine {
  /** @throws {PailError} */
  handle(command: EngineCommand): Promise<void>;
  /** Of an upload; null where they are not at hand. */
  bytesOf(id: string): Blob | null;
  /** All uploads, newest first; a view that changed is another object. */
  list(): readonly UploadView[];
}

/**
 * Answers the commands of the extension's pages.
 * @returns a function that tells all pages what changed since they were last told
 */
export function serveEngine(engine: ServedEngine): () => void {
  const channel = openEngineChannel();
  /** Null before the first message: pages may still show what an earlier engine told. */
  let told: readonly UploadView[] | null = null;

  const tellAll = (): void => {
    told = engine.list();
    channel.post({ type: 'uploads', uploads: [...told] });
  };
  const tellChanges = (): void => {
    if (told === null) {
      tellAll();
      return;
    }
    const now = engine.list();
    const changes = changesBetween(told, now);
    told = now;
    if (changes) channel.post({ type: 'uploads-changed', changes });
  };

  channel.listen((message) => {
    if (message.type === 'bytes-wanted') {
      const { callId, id } = message;
      channel.post({ type: 'bytes', callId, bytes: engine.bytesOf(id) });
    }
    if (message.type !== 'command') return;
    const { callId, command } = message;
    engine.handle(command).then(
      () => {
        if (command.command === 'list') tellAll();
        // Whoever asked for something sees it done when it is accepted.
        else tellChanges();
        channel.post({ type: 'accepted', callId });
      },
      (error: unknown) => {
        reportDefect(error);
        channel.post({ type: 'refused', callId, error: toErrorValue(error) });
      },
    );
  });
  return tellChanges;
}
