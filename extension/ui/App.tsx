import type { ReactNode } from 'react';
import type { PailClient } from '../messaging/pail-client.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../settings/preferences.ts';
import { Fetched } from './fetched/Fetched.tsx';
import { fetchedCode } from './fetched/fetched-code.ts';
import { ClientContext } from './hooks/client-context.ts';
import { useSubscription } from './hooks/use-subscription.ts';
import { NoticesContext } from './notices/notices-context.ts';
import { useNoticeList, type Notice } from './notices/use-notice-list.ts';
import { PailPage } from './PailPage.tsx';
import type { Place } from './place.ts';
import { PreferencesContext } from './preferences/preferences-context.ts';
import { RenderErrorBoundary } from './RenderErrorBoundary.tsx';
import { TooltipProvider } from './tooltip/TooltipProvider.tsx';
import './base.css';

// Pages of their own, which the popup need not fetch.
const PAGES = {
  settings: fetchedCode(async () => (await import('./settings/SettingsPage.tsx')).SettingsPage),
  question: fetchedCode(async () => (await import('./question/QuestionPage.tsx')).QuestionPage),
  welcome: fetchedCode(async () => (await import('./welcome/WelcomePage.tsx')).WelcomePage),
  screenshot: fetchedCode(async () => (await import('./screenshot/ScreenshotPage.tsx')).ScreenshotPage),
};

/** Where the interface is shown: each page of the extension is one of these. */
export type AppPlace = Place | keyof typeof PAGES;

interface AppProps {
  client: PailClient;
  /** Where it is shown; a popup takes its size from what is in it. */
  place: AppPlace;
}

/** Pail's interface: give it a client and a place. */
export function App({ client, place }: AppProps) {
  const { list, dismiss, notices } = useNoticeList();
  return (
    <RenderErrorBoundary>
      <ClientContext value={client}>
        <NoticesContext value={notices}>
          <TooltipProvider>
            <WithPreferences client={client}>{pageOf(place, list, dismiss)}</WithPreferences>
          </TooltipProvider>
        </NoticesContext>
      </ClientContext>
    </RenderErrorBoundary>
  );
}

function pageOf(place: AppProps['place'], list: readonly Notice[], dismiss: (id: number) => void) {
  if (place === 'popup' || place === 'panel' || place === 'window') {
    return <PailPage place={place} notices={list} onDismissNotice={dismiss} />;
  }
  return <Fetched code={PAGES[place]}>{(Page) => <Page notices={list} onDismissNotice={dismiss} />}</Fetched>;
}

function WithPreferences({ client, children }: { client: PailClient; children: ReactNode }) {
  const preferences = useSubscription<Preferences>(client.preferences) ?? DEFAULT_PREFERENCES;
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>;
}
