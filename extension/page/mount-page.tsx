import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { setLanguage } from '../i18n/language.ts';
import { createPailClient } from '../messaging/create-pail-client.ts';
import { browserLanguage } from '../platform/browser-language.ts';
import { App, type AppPlace } from '../ui/App.tsx';

/** Draws Pail's interface into a page of the extension, in the browser's language. */
export function mountPage(place: AppPlace): void {
  const language = browserLanguage();
  setLanguage(language);
  document.documentElement.lang = language.tag;
  document.documentElement.dir = language.direction;

  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no element #root.');
  createRoot(root).render(
    <StrictMode>
      <App client={createPailClient()} place={place} />
    </StrictMode>,
  );
}
