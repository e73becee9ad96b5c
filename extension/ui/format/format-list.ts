import { currentLanguage } from '../../i18n/language.ts';

/** `a`, `a and b`, `a, b, and c`. */
export function formatList(items: readonly string[]): string {
  const { tag, direction } = currentLanguage();
  // Each keeps its own direction, and they keep their order (Unicode UAX #9, isolates).
  const shown = direction === 'rtl' ? items.map((item) => `\u2068${item}\u2069`) : items;
  return new Intl.ListFormat(tag).format(shown);
}
