import { currentLanguage } from '../../i18n/language.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** A number format of the user's language. Making one takes a hundred times as long as using it, so each is kept. */
export function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(currentLanguage().tag, options);
  formats.set(key, format);
  return format;
}
