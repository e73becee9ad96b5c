/** A language that the interface speaks, with all its texts. */
export interface Language {
  /** BCP 47, for `Intl` and `lang`: words and numbers are of the same language. */
  tag: string;
  direction: 'ltr' | 'rtl';
  /** The text of a key of `_locales`, with `$1` … `$9` replaced; empty where there is none. */
  message(key: string, substitutions: readonly string[]): string;
}

let current: Language | null = null;

/** Sets the language of this context, once, before anything is shown. */
export function setLanguage(language: Language): void {
  current = language;
}

/** The language of this context. */
export function currentLanguage(): Language {
  if (!current) throw new Error('No language is set: call setLanguage where this context starts.');
  return current;
}
