import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { CommandFailed } from '../failure.ts';
import { askAnswers } from './ask-answers.ts';
import type { InitAnswers } from './init-answers.ts';

const ENTER = '\r';
const DOWN = '\u001B[B';
const CTRL_C = '\u0003';

/** Answers each question once it stands there: what a terminal sends for each key or word. */
async function converse(
  known: Partial<InitAnswers>,
  dialogue: readonly [question: string, keys: readonly string[]][],
): Promise<InitAnswers> {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  const asked = askAnswers(known, { input, output });
  // Whoever waits for it below sees how it ends.
  asked.catch(() => {});
  for (const [question, keys] of dialogue) {
    await vi.waitFor(() => expect(shown).toContain(question), 20_000);
    for (const key of keys) {
      input.write(key);
      await setImmediate();
    }
  }
  return asked;
}

test('a person is asked for what the chosen provider needs, and for nothing else', async () => {
  const answers = await converse({}, [
    ['Where is the bucket?', [DOWN, DOWN, ENTER]],
    ["The bucket's name", ['files', ENTER]],
    ['Your account id', ['abc', ENTER]],
    ['Its access key id', ['id', ENTER]],
    ['Its secret key', ['secret', ENTER]],
    ["Pail's own address", [ENTER]],
  ]);
  expect(answers).toEqual({
    provider: 'r2',
    bucket: 'files',
    account: 'abc',
    accessKeyId: 'id',
    secretAccessKey: 'secret',
    baseUrl: undefined,
  });
});

test('what flags gave is not asked again', async () => {
  const known = {
    provider: 'gcs',
    bucket: 'b',
    accessKeyId: 'id',
    secretAccessKey: 's',
    baseUrl: 'https://p.example',
  };
  expect(await converse(known, [])).toEqual(known);
});

test('Ctrl-C stops, and says that nothing was written', async () => {
  const stopped = converse({ provider: 'gcs' }, [["The bucket's name", ['fi', CTRL_C]]]);
  await expect(stopped).rejects.toThrow(new CommandFailed('Stopped: nothing was written.'));
});
