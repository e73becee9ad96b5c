import type { ConnectionView } from '../messaging/pail-client.ts';
import type { UploadView } from '../../shared/messages/upload-view.ts';
import { IconButton } from './components/IconButton.tsx';
import { WindowIcon } from './components/icons.tsx';
import { ConnectionFooter } from './connection/ConnectionFooter.tsx';
import { PermissionBanner } from './connection/PermissionBanner.tsx';
import { ConnectView } from './connect/ConnectView.tsx';
import { useClient } from './hooks/client-context.ts';
import { useSubscription } from './hooks/use-subscription.ts';
import { DropArea } from './intake/DropArea.tsx';
import { useFileIntake } from './intake/use-file-intake.ts';
import { NoticeList } from './notices/NoticeList.tsx';
import { useNotices } from './notices/notices-context.ts';
import type { Notice } from './notices/use-notice-list.ts';
import { RecentFiles } from './recent/RecentFiles.tsx';
import { Announcements } from './uploads/Announcements.tsx';
import { UploadList } from './uploads/UploadList.tsx';
import styles from './PailPage.module.css';

const NO_UPLOADS: readonly UploadView[] = [];

interface PailPageProps {
  inPopup: boolean;
  notices: readonly Notice[];
  onDismissNotice: (id: number) => void;
}

/** The whole page: header, what there is to do or to see, and where it is connected to. */
export function PailPage({ inPopup, notices, onDismissNotice }: PailPageProps) {
  const client = useClient();
  const connection = useSubscription<ConnectionView | null>(client.connection);
  const uploads = useSubscription<readonly UploadView[]>(client.uploads) ?? NO_UPLOADS;
  const dragging = useFileIntake(connection !== null);

  return (
    <div className={styles.page} data-in-popup={inPopup} data-dragging={dragging}>
      <Header inPopup={inPopup} />
      <div className={styles.notices}>
        <NoticeList list={notices} onDismiss={onDismissNotice} />
      </div>
      <main
        className={styles.main}
        data-connected={connection === undefined ? undefined : connection !== null}
        aria-busy={connection === undefined}
      >
        <div className={styles.column}>
          {connection === null && <ConnectView />}
          {connection && (
            <>
              {connection.hostsToAllow.length > 0 && <PermissionBanner hosts={connection.hostsToAllow} />}
              <DropArea dragging={dragging} />
              <UploadList uploads={uploads} />
              <RecentFiles uploads={uploads} />
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

function Header({ inPopup }: { inPopup: boolean }) {
  const client = useClient();
  const { attempt } = useNotices();
  return (
    <header className={styles.header}>
      <img src="/icon.svg" alt="" width="20" height="20" />
      <span className={styles.name}>Pail</span>
      {inPopup && (
        <IconButton
          label="Open in a window, which stays open while you drag files"
          data-action="open-window"
          onClick={() => void attempt(() => client.openWindow())}
        >
          <WindowIcon />
        </IconButton>
      )}
    </header>
  );
}
