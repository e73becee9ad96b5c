import { browser } from 'wxt/browser';
import type { Language } from '../i18n/language.ts';

/** The browser's language where Pail has it, else English. */
export function browserLanguage(): Language {
  const message: Language['message'] = (key, substitutions) =>
    browser.i18n.getMessage(key, [...substitutions]);
  const tag = message('language_tag', []);
  const ofBrowser = browser.i18n.getUILanguage();
  return {
    // Of a region's own rules for numbers and dates, where its words are Pail's too: `de-AT` for `de`.
    tag: ofBrowser.startsWith(tag) ? ofBrowser : tag,
    direction: message('text_direction', []) === 'rtl' ? 'rtl' : 'ltr',
    message,
  };
}
