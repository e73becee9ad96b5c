import { PailError } from '../../shared/errors/pail-error.ts';
import { ensureEngine } from '../../shared/messages/background-calls.ts';
import type { EngineCommand, EngineMessage } from '../../shared/messages/engine.ts';
import type { UploadView } from '../../shared/messages/upload-view.ts';
import { callBackground } from './call-background.ts';
import { openEngineChannel } from './engine-channel.ts';
import { applyChanges } from './upload-changes.ts';

/** The engine answers within a blink; after so many milliseconds it is not there. */
const ANSWER_TIMEOUT_MS = 10_000;

/**
 * Asks the upload engine for something. The files of a command go by structured clone, which copies no bytes.
 * @throws {PailError} what the engine threw
 */
export async function callEngine(command: EngineCommand, ensure = ensureFromPage): Promise<void> {
  await ensure();
  await ask((callId) => ({ type: 'command', callId, command }));
}

/** The bytes of an upload, to show them; null where they are not at hand. */
export async function bytesOfUpload(id: string): Promise<Blob | null> {
  await ensureFromPage();
  const answer = await ask((callId) => ({ type: 'bytes-wanted', callId, id }));
  return answer.type === 'bytes' ? answer.bytes : null;
}

function ensureFromPage(): Promise<unknown> {
  return callBackground(ensureEngine, null);
}

type Answer = Extract<EngineMessage, { type: 'accepted' | 'bytes' }>;

async function ask(question: (callId: string) => EngineMessage): Promise<Answer> {
  const channel = openEngineChannel();
  const callId = crypto.randomUUID();
  return new Promise<Answer>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new PailError('internal', 'The upload engine does not answer. Close Pail and open it again.'));
    }, ANSWER_TIMEOUT_MS);
    channel.listen((message) => {
      if (!('callId' in message) || message.callId !== callId) return;
      if (message.type === 'accepted' || message.type === 'bytes') resolve(message);
      else if (message.type === 'refused') reject(PailError.fromValue(message.error));
      else return;
      clearTimeout(timer);
    });
    channel.post(question(callId));
  }).finally(() => channel.close());
}

/** Calls back with all uploads, newest first, now and after every change; a view that did not change is the same object. */
export function watchUploads(
  listener: (uploads: readonly UploadView[]) => void,
  onError: (error: unknown) => void,
): () => void {
  const channel = openEngineChannel();
  /** Null before all were told: changes mean nothing then. */
  let uploads: readonly UploadView[] | null = null;
  channel.listen((message) => {
    if (message.type === 'uploads') uploads = message.uploads;
    else if (message.type === 'uploads-changed' && uploads) uploads = applyChanges(uploads, message.changes);
    else return;
    if (uploads) listener(uploads);
  });
  callEngine({ command: 'list' }).catch(onError);
  return () => channel.close();
}
