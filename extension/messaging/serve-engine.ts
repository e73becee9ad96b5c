import { toErrorValue } from '../../shared/errors/pail-error.ts';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import type { EngineCommand } from '../../shared/messages/engine.ts';
import type { UploadView } from '../../shared/messages/upload-view.ts';
import { openEngineChannel } from './engine-channel.ts';

export interface ServedEngine {
  /** @throws {PailError} */
  handle(command: EngineCommand): Promise<void>;
  list(): UploadView[];
}

/**
 * Answers the commands of the extension's pages.
 * @returns a function that tells all pages how the uploads stand
 */
export function serveEngine(engine: ServedEngine): () => void {
  const channel = openEngineChannel();
  channel.listen((message) => {
    if (message.type !== 'command') return;
    const { callId, command } = message;
    engine.handle(command).then(
      () => channel.post({ type: 'accepted', callId, uploads: engine.list() }),
      (error: unknown) => {
        reportDefect(error);
        channel.post({ type: 'refused', callId, error: toErrorValue(error) });
      },
    );
  });
  return () => channel.post({ type: 'uploads', uploads: engine.list() });
}
