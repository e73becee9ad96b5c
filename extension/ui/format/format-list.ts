import { currentLanguage } from '../../i18n/language.ts';

/** `a`, `a and b`, `a, b, and c`. */
export function formatList(items: readonly string[]): string {
  return new Intl.ListFormat(currentLanguage().tag).format(items);
}
