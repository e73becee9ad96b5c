import { useRef } from 'react';
import { PageHeader } from './PageHeader.tsx';
import { ConnectionChoice } from './connection/ConnectionChoice.tsx';
import { ConnectionFooter } from './connection/ConnectionFooter.tsx';
import { PermissionBanner } from './connection/PermissionBanner.tsx';
import { ConnectionsContext } from './connection/connections-context.ts';
import { runningUploads } from './connection/running-uploads.ts';
import { useConnections } from './connection/use-connections.ts';
import { Fetched } from './fetched/Fetched.tsx';
import { fetchedCode } from './fetched/fetched-code.ts';
import { useUploads } from './hooks/use-uploads.ts';
import { useClipboardWish } from './intake/use-clipboard-wish.ts';
import { DropArea } from './intake/DropArea.tsx';
import { ScreenshotButtons } from './intake/ScreenshotButtons.tsx';
import { useFileIntake } from './intake/use-file-intake.ts';
import { NoticeList } from './notices/NoticeList.tsx';
import type { Notice } from './notices/use-notice-list.ts';
import type { Place } from './place.ts';
import { UploadsAndFiles } from './UploadsAndFiles.tsx';
import { Announcements } from './uploads/Announcements.tsx';
import styles from './PailPage.module.css';

/** Seen once: who is connected need not fetch it. */
const connectCode = fetchedCode(() => import('./connect/ConnectView.tsx'));

/** Seen where a key was pressed for it. */
const clipboardCode = fetchedCode(() => import('./intake/ClipboardCommand.tsx'));

interface PailPageProps {
  place: Place;
  notices: readonly Notice[];
  onDismissNotice: (id: number) => void;
}

/** The whole page: header, what there is to do or to see, and where it is connected to. */
export function PailPage({ place, notices, onDismissNotice }: PailPageProps) {
  const { connections, chosen } = useConnections();
  const { uploads, areKnown } = useUploads();
  const main = useRef<HTMLElement>(null);
  const dragging = useFileIntake(chosen !== null);
  const clipboardWish = useClipboardWish();

  return (
    <ConnectionsContext value={connections}>
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
          data-connected={chosen === undefined ? undefined : chosen !== null}
          aria-busy={chosen === undefined}
        >
          <div className={styles.column}>
            {clipboardWish > 0 && chosen !== undefined && (
              <Fetched code={clipboardCode}>
                {({ ClipboardCommand }) => <ClipboardCommand key={clipboardWish} />}
              </Fetched>
            )}
            {chosen === null && <Fetched code={connectCode}>{({ ConnectView }) => <ConnectView />}</Fetched>}
            {chosen && (
              <>
                {connections
                  .filter(({ hostsToAllow }) => hostsToAllow.length > 0)
                  .map((each) => (
                    <PermissionBanner key={each.id} connection={each} />
                  ))}
                <DropArea dragging={dragging} />
                {place !== 'window' && <ScreenshotButtons />}
                <UploadsAndFiles uploads={uploads} areKnown={areKnown} connection={chosen} scrolled={main} />
              </>
            )}
          </div>
        </main>
        {chosen && (
          <div className={styles.footer}>
            {connections.length > 1 ? (
              <ConnectionChoice connections={connections} chosen={chosen} />
            ) : (
              <ConnectionFooter connection={chosen} running={runningUploads(uploads, chosen.id)} />
            )}
          </div>
        )}
        <Announcements uploads={uploads} />
      </div>
    </ConnectionsContext>
  );
}
