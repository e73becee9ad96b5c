import { toErrorValue } from '../../../shared/errors/pail-error.ts';
import { reportDefect } from '../../../shared/errors/report-defect.ts';
import { inTurn } from '../../../shared/in-turn.ts';
import { fileReadError } from '../../upload/file-read-error.ts';
import { encodeImage } from '../encode-image.ts';
import { prepareImage } from '../prepare-image.ts';
import { imageTaskSchema, type ImageAnswer, type ImageTask } from './worker-messages.ts';

/** The part of a worker's global scope that is needed. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  postMessage(message: ImageAnswer): void;
}

/** Runs in the worker of pictures. One at a time: each is whole in memory meanwhile. */
export function serveImages(scope: WorkerScope): void {
  const oneByOne = inTurn();
  scope.addEventListener('message', ({ data }) => {
    const task = imageTaskSchema.parse(data);
    void oneByOne(async () => scope.postMessage(await answerTo(task)));
  });
}

/** Never rejects. */
async function answerTo({ taskId, content, options }: ImageTask): Promise<ImageAnswer> {
  try {
    return { type: 'done', taskId, content: await prepareImage(content, options, encodeImage) };
  } catch (thrown) {
    const error = thrown instanceof DOMException ? fileReadError(thrown) : thrown;
    reportDefect(error);
    return { type: 'failed', taskId, error: toErrorValue(error) };
  }
}
