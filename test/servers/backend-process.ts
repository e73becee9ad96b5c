import { readEnvironment } from '../../backend/env.ts';
import { serve } from '../../backend/serve.ts';
import { shiftClock } from '../fixtures/shift-clock.ts';
import { answerQuestions } from './questions.ts';
import { backendSettingsSchema, readSettings } from './settings.ts';

/** The backend in a process of its own. */
const backend = await serve({
  environment: readEnvironment(readSettings(backendSettingsSchema)),
  // Looked up at each call: the clock may be shifted.
  now: () => Date.now(),
});

answerQuestions(async (question) => {
  switch (question.ask) {
    case 'connection-link':
      return { link: await backend.createConnectionLink() };
    case 'shift-clock':
      shiftClock(question.milliseconds);
      return { now: Date.now() };
    case 'empty':
      throw new Error('The backend holds no objects.');
  }
});
process.send?.({ baseUrl: backend.baseUrl });
