import { lazy, Suspense, useRef } from 'react';
import type { ConnectionView } from '../messaging/pail-client.ts';
import type { UploadView } from '../../shared/messages/upload-view.ts';
import { PageHeader } from './PageHeader.tsx';
import { ConnectionFooter } from './connection/ConnectionFooter.tsx';
import { PermissionBanner } from './connection/PermissionBanner.tsx';
import { ScrolledPart } from './hooks/scrolled-part.ts';
import { useClient } from './hooks/client-context.ts';
import { useSubscription } from './hooks/use-subscription.ts';
import { DropArea } from './intake/DropArea.tsx';
import { useFileIntake } from './intake/use-file-intake.ts';
import { NoticeList } from './notices/NoticeList.tsx';
import type { Notice } from './notices/use-notice-list.ts';
import type { Place } from './place.ts';
import { FileSection } from './files/FileSection.tsx';
import { Announcements } from './uploads/Announcements.tsx';
import { UploadList } from './uploads/UploadList.tsx';
import styles from './PailPage.module.css';

/** Seen once: who is connected need not fetch it. */
const ConnectView = lazy(() => import('./connect/ConnectView.tsx'));

const NO_UPLOADS: readonly UploadView[] = [];

interface PailPageProps {
  place: Place;
  notices: readonly Notice[];
  onDismissNotice: (id: number) => void;
}

/** The whole page: header, what there is to do or to see, and where it is connected to. */
export function PailPage({ place, notices, onDismissNotice }: PailPageProps) {
  const client = useClient();
  const connection = useSubscription<ConnectionView | null>(client.connection);
  const uploads = useSubscription<readonly UploadView[]>(client.uploads) ?? NO_UPLOADS;
  const main = useRef<HTMLElement>(null);
  const dragging = useFileIntake(connection !== null);

  return (
    <div className={styles.page} data-in-popup={place === 'popup'} data-dragging={dragging}>
      <PageHeader place={place} />
      <div className={styles.notices}>
        <NoticeList list={notices} onDismiss={onDismissNotice} />
      </div>
      <main
        ref={main}
        // Firefox would stop at what scrolls, on the way to what is in it.
        tabIndex={-1}
        className={styles.main}
        data-connected={connection === undefined ? undefined : connection !== null}
        aria-busy={connection === undefined}
      >
        <div className={styles.column}>
          {connection === null && (
            <Suspense>
              <ConnectView />
            </Suspense>
          )}
          {connection && (
            <>
              {connection.hostsToAllow.length > 0 && <PermissionBanner hosts={connection.hostsToAllow} />}
              <DropArea dragging={dragging} />
              <UploadList uploads={uploads} />
              <ScrolledPart value={main}>
                <FileSection uploads={uploads} baseUrl={connection.baseUrl} />
              </ScrolledPart>
            </>
          )}
        </div>
      </main>
      {connection && (
        <div className={styles.footer}>
          <ConnectionFooter connection={connection} />
        </div>
      )}
      <Announcements uploads={uploads} />
    </div>
  );
}
