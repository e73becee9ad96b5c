import type messages from '../public/_locales/en/messages.json';
import { currentLanguage } from './language.ts';

/** Names a text; English has all of them, and the check of messages sees to the other languages. */
export type MessageKey = keyof typeof messages;

/** Names a text that depends on a number: there is one for each of the language's plural forms. */
export type PluralKey = MessageKey extends infer Key
  ? Key extends `${infer Base}_other`
    ? Base
    : never
  : never;

const plurals = new Map<string, Intl.PluralRules>();

/** The text of a key in the user's language. Its `$1` … `$9` become the values. */
export function t(key: MessageKey, ...values: string[]): string {
  return message(key, values);
}

/**
 * The text of a key in the plural form of a number, `key_one`, `key_other` and so on (CLDR). Its `$1` becomes the number.
 */
export function plural(key: PluralKey, count: number, ...values: string[]): string {
  const { tag } = currentLanguage();
  const rules = plurals.get(tag) ?? new Intl.PluralRules(tag);
  plurals.set(tag, rules);
  const all = [new Intl.NumberFormat(tag).format(count), ...values];
  return message(`${key}_${rules.select(count)}`, all) || message(`${key}_other`, all);
}

/** Stands for a value in a text, where no text has it: a private-use character of Unicode. */
const FIRST_MARK = 0xe000;

/** A text in pieces: its words, and the numbers (from 0) of the values between them, in the order of the language. */
export function pieces(key: MessageKey, values: number): (string | number)[] {
  const marks = Array.from({ length: values }, (_, index) => String.fromCodePoint(FIRST_MARK + index));
  const text = currentLanguage().message(key, marks);
  return text.split(/([\uE000-\uE008])/).flatMap((piece) => {
    const index = marks.indexOf(piece);
    if (index !== -1) return index;
    return piece === '' ? [] : piece;
  });
}

/** A value keeps its own direction amid words that run the other way (Unicode UAX #9, isolates). */
function isolate(value: string): string {
  return `\u2068${value}\u2069`;
}

function message(key: string, values: readonly string[]): string {
  const language = currentLanguage();
  return language.message(key, language.direction === 'rtl' ? values.map(isolate) : values);
}
