import { t } from '../../i18n/text.ts';
import { TextWith } from '../components/TextWith.tsx';
import { PermissionBanner } from '../connection/PermissionBanner.tsx';
import { useConnections } from '../connection/use-connections.ts';
import { hostOf } from '../format/display-link.ts';
import { useUploads } from '../hooks/use-uploads.ts';
import { DropArea } from '../intake/DropArea.tsx';
import { useFileIntake } from '../intake/use-file-intake.ts';
import { NoticeList } from '../notices/NoticeList.tsx';
import type { Notice } from '../notices/use-notice-list.ts';
import { Announcements } from '../uploads/Announcements.tsx';
import { UploadList } from '../uploads/UploadList.tsx';
import { ConnectStep } from './ConnectStep.tsx';
import { WelcomeStep } from './WelcomeStep.tsx';
import styles from './WelcomePage.module.css';

interface WelcomePageProps {
  notices: readonly Notice[];
  onDismissNotice: (id: number) => void;
}

/** The way from the installation to the first link. */
export function WelcomePage({ notices, onDismissNotice }: WelcomePageProps) {
  const { chosen: connection } = useConnections();
  const { uploads } = useUploads();
  const isConnected = connection !== undefined && connection !== null;
  const dragging = useFileIntake(isConnected);
  const isAllowed = isConnected && connection.hostsToAllow.length === 0;
  const isDone = isAllowed && uploads.some(({ state }) => state === 'done');

  return (
    <main className={styles.page} aria-busy={connection === undefined}>
      <header className={styles.header}>
        <img src="/icon.svg" alt="" width="56" height="56" />
        <h1>{t('welcome_title')}</h1>
        <p>{t('connect_lead')}</p>
      </header>
      <NoticeList list={notices} onDismiss={onDismissNotice} />
      <ol className={styles.steps}>
        <WelcomeStep
          name="connect"
          number={1}
          title={t('welcome_connect')}
          state={isConnected ? 'done' : 'now'}
        >
          {isConnected ? (
            <p>
              <TextWith of="connected_to">
                <bdi data-connected-to="">{hostOf(connection.baseUrl)}</bdi>
              </TextWith>
            </p>
          ) : (
            connection === null && <ConnectStep />
          )}
        </WelcomeStep>
        <WelcomeStep
          name="allow"
          number={2}
          title={t('welcome_allow')}
          state={stateOf(isConnected, isAllowed)}
        >
          {isConnected && !isAllowed ? (
            <PermissionBanner connection={connection} />
          ) : (
            <p>{isAllowed ? t('welcome_allowed') : t('permission_reason')}</p>
          )}
        </WelcomeStep>
        <WelcomeStep name="drop" number={3} title={t('welcome_drop')} state={stateOf(isAllowed, isDone)}>
          {isAllowed ? <DropArea dragging={dragging} /> : <p>{t('connect_step_drop')}</p>}
          {isAllowed && <UploadList uploads={uploads} />}
          {isDone && <p data-welcome-done="">{t('welcome_done')}</p>}
        </WelcomeStep>
      </ol>
      <Announcements uploads={uploads} />
    </main>
  );
}

function stateOf(isReached: boolean, isDone: boolean): 'later' | 'now' | 'done' {
  if (!isReached) return 'later';
  return isDone ? 'done' : 'now';
}
