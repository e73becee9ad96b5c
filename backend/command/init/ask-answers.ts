import type { Readable, Writable } from 'node:stream';
import { password, select, text } from '@clack/prompts';
import { findPreset, PRESETS, type Blank } from '../../storage/presets.ts';
import { CommandFailed } from '../failure.ts';
import { LOCAL, type InitAnswers } from './init-answers.ts';

/** Where questions are put and answers are read. */
export interface Dialogue {
  input: Readable;
  output: Writable;
}

const QUESTIONS: Readonly<Record<Blank, string>> = {
  region: 'Its region',
  account: 'Your account id',
  endpoint: 'Its address, as this machine reaches it',
};

/**
 * Asks a person for what is not known yet.
 * @param known what flags gave: it is not asked again
 * @throws {CommandFailed} where the person stops, by Ctrl-C or Escape
 */
export async function askAnswers(known: Partial<InitAnswers>, dialogue: Dialogue): Promise<InitAnswers> {
  const provider =
    known.provider ??
    (await answered(
      select({
        ...dialogue,
        message: 'Where is the bucket?',
        options: [
          { value: LOCAL, label: 'Here: Pail runs one itself', hint: 'nothing else to set up' },
          ...Object.entries(PRESETS).map(([value, { label }]) => ({ value, label })),
        ],
      }),
    ));
  const answers: InitAnswers = { ...known, provider };
  const preset = findPreset(provider);
  if (preset) {
    answers.bucket ??= await askText(dialogue, "The bucket's name", 'my-files');
    for (const blank of preset.asks) {
      answers[blank] ??= await askText(dialogue, QUESTIONS[blank], exampleOf(blank, preset.region));
    }
    answers.accessKeyId ??= await answered(
      text({
        ...dialogue,
        message: `Its access key id (${preset.keys})`,
        placeholder: 'empty: the default chain',
      }),
    );
    if (answers.accessKeyId) {
      answers.secretAccessKey ??= await answered(
        password({ ...dialogue, message: 'Its secret key', validate: required }),
      );
    }
  }
  answers.baseUrl ??= await answered(
    text({
      ...dialogue,
      message: "Pail's own address for browsers, where it is to be reached from elsewhere",
      placeholder: 'https://pail.example; empty: this machine only',
    }),
  );
  answers.baseUrl ||= undefined;
  return answers;
}

function askText(dialogue: Dialogue, message: string, placeholder: string): Promise<string> {
  return answered(text({ ...dialogue, message, placeholder, validate: required }));
}

function exampleOf(blank: Blank, region: string): string {
  return { region, account: '32 letters and digits', endpoint: 'http://nas.local:9000' }[blank];
}

function required(value: string | undefined): string | undefined {
  return value?.trim() ? undefined : 'This is needed.';
}

async function answered(question: Promise<string | symbol>): Promise<string> {
  const answer = await question;
  // Clack's sign of Ctrl-C or Escape.
  if (typeof answer === 'symbol') throw new CommandFailed('Stopped: nothing was written.');
  return answer.trim();
}
