import type { ConnectionView } from '../../messaging/pail-client.ts';
import type { UploadView } from '../../../shared/messages/upload-view.ts';
import { t } from '../../i18n/text.ts';
import { ConnectionsContext } from '../connection/connections-context.ts';
import { useClient } from '../hooks/client-context.ts';
import { useSubscription } from '../hooks/use-subscription.ts';
import { NoticeList } from '../notices/NoticeList.tsx';
import type { Notice } from '../notices/use-notice-list.ts';
import { ConnectionsCard } from './ConnectionsCard.tsx';
import { ImageSettings } from './ImageSettings.tsx';
import { LinkSettings } from './LinkSettings.tsx';
import { MoveSettings } from './MoveSettings.tsx';
import { NotificationSettings } from './NotificationSettings.tsx';
import { SettingsCard } from './SettingsCard.tsx';
import { ShortcutSettings } from './ShortcutSettings.tsx';
import styles from './SettingsPage.module.css';

const NO_UPLOADS: readonly UploadView[] = [];

interface SettingsPageProps {
  notices: readonly Notice[];
  onDismissNotice: (id: number) => void;
}

/** All that can be chosen, and what Pail keeps. */
export default function SettingsPage({ notices, onDismissNotice }: SettingsPageProps) {
  const client = useClient();
  const connections = useSubscription<readonly ConnectionView[]>(client.connections);
  const uploads = useSubscription<readonly UploadView[]>(client.uploads) ?? NO_UPLOADS;
  return (
    <main className={styles.page} aria-busy={connections === undefined}>
      <header className={styles.header}>
        <img src="/icon.svg" alt="" width="28" height="28" />
        <h1>{t('settings_title')}</h1>
      </header>
      <NoticeList list={notices} onDismiss={onDismissNotice} />
      {connections && (
        <ConnectionsContext value={connections}>
          <ConnectionsCard connections={connections} uploads={uploads} />
        </ConnectionsContext>
      )}
      <LinkSettings />
      <ImageSettings />
      <NotificationSettings />
      <ShortcutSettings />
      <MoveSettings />
      <SettingsCard title={t('stored_title')}>
        <ul className={styles.stored}>
          <li>{t('stored_browser')}</li>
          <li>{t('stored_server')}</li>
          <li>{t('stored_bucket')}</li>
          <li>{t('stored_nowhere')}</li>
        </ul>
      </SettingsCard>
    </main>
  );
}
