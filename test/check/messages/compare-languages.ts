import type { z } from 'zod';
import type { messageFileSchema } from '../../../extension/i18n/message-file.ts';

type Messages = z.infer<typeof messageFileSchema>;

const PLURAL_FORM = /_(zero|one|two|few|many|other)$/;

/** Numbers that people see: other plural forms than theirs (of decimals, of millions) may be left out. */
const NUMBERS = [...Array.from({ length: 201 }, (_, number) => number), 1000, 10_000];

/** The plural forms that a language needs for whole numbers. */
function pluralForms(tag: string): ReadonlySet<string> {
  const rules = new Intl.PluralRules(tag);
  return new Set(NUMBERS.map((number) => rules.select(number)));
}

/** The keys that a language must have: English's, with the plural forms that are its own. */
function wantedKeys(english: Messages, tag: string): string[] {
  const keys = Object.keys(english);
  const plurals = keys.filter((key) => key.endsWith('_other')).map((key) => key.replace(PLURAL_FORM, ''));
  const isPlural = (key: string): boolean =>
    PLURAL_FORM.test(key) && plurals.includes(key.replace(PLURAL_FORM, ''));
  const forms = [...pluralForms(tag), 'other'];
  return [
    ...keys.filter((key) => !isPlural(key)),
    ...new Set(plurals.flatMap((key) => forms.map((form) => `${key}_${form}`))),
  ];
}

function valuesIn(text: string | undefined): string {
  return [...new Set(text?.match(/\$[1-9]/g))].sort().join(' ');
}

/** What is wrong with a language's messages beside the English ones, a line each. */
export function compareWithEnglish(english: Messages, language: string, messages: Messages): string[] {
  const tag = messages['language_tag']?.message ?? language.replace('_', '-');
  const wanted = wantedKeys(english, tag);
  const missing = wanted.filter((key) => !messages[key]).map((key) => `${language}: ${key} is missing`);
  const extra = Object.keys(messages)
    .filter((key) => !wanted.includes(key))
    .map((key) => `${language}: ${key} is not among the English messages`);
  const otherValues = Object.keys(messages).flatMap((key) => {
    const model = english[key] ?? english[key.replace(PLURAL_FORM, '_other')];
    // A form of one number alone may say the number as a word.
    const isFree = /_(zero|one|two)$/.test(key);
    if (!model || isFree || valuesIn(model.message) === valuesIn(messages[key]?.message)) return [];
    return [`${language}: ${key} has other values ($1 …) than English`];
  });
  return [...missing, ...extra, ...otherValues];
}
