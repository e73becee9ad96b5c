import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { setLanguage } from '../i18n/language.ts';
import { browserLanguage } from '../platform/browser-language.ts';

/** Draws something into a page of the extension. @param content made once the language of the browser is set */
export function drawPage(content: () => ReactNode): void {
  const language = browserLanguage();
  setLanguage(language);
  document.documentElement.lang = language.tag;
  document.documentElement.dir = language.direction;

  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no element #root.');
  createRoot(root).render(<StrictMode>{content()}</StrictMode>);
}
