import { PailError } from '../../../shared/errors/pail-error.ts';
import type { FilePreparer } from '../../upload/ports.ts';
import { WorkerTasks, type TaskWorker } from '../../upload/worker-tasks.ts';
import { imageAnswerSchema, type ImageTask } from './worker-messages.ts';

/** Changes pictures in a worker, which is started for the first one and again should it break. */
export function workerImagePreparer(createWorker: () => TaskWorker<ImageTask>): FilePreparer {
  const tasks = new WorkerTasks({
    createWorker,
    parse: (data) => imageAnswerSchema.parse(data),
    idOf: ({ taskId }) => taskId,
    broken: () => new PailError('internal', 'The picture could not be prepared. Retry the upload.'),
  });
  let lastTaskId = 0;

  return {
    prepare: ({ blob, name, contentType }, options, signal) => {
      lastTaskId += 1;
      const taskId = lastTaskId;
      return tasks.ask({
        id: taskId,
        task: { taskId, content: { blob, name, contentType }, options },
        signal,
        read: (answer) => (answer.type === 'done' ? { value: answer.content } : answer),
      });
    },
  };
}
