import type { PailClient } from '../messaging/pail-client.ts';
import { ClientContext } from './hooks/client-context.ts';
import { NoticesContext } from './notices/notices-context.ts';
import { useNoticeList } from './notices/use-notice-list.ts';
import { PailPage } from './PailPage.tsx';
import { RenderErrorBoundary } from './RenderErrorBoundary.tsx';
import './base.css';

interface AppProps {
  client: PailClient;
  /** Whether it is shown in the toolbar button's popup, which takes its size from what is in it. */
  inPopup: boolean;
}

/** Pail's interface: give it a client and a place. */
export function App({ client, inPopup }: AppProps) {
  const { list, dismiss, notices } = useNoticeList();
  return (
    <RenderErrorBoundary>
      <ClientContext value={client}>
        <NoticesContext value={notices}>
          <PailPage inPopup={inPopup} notices={list} onDismissNotice={dismiss} />
        </NoticesContext>
      </ClientContext>
    </RenderErrorBoundary>
  );
}
