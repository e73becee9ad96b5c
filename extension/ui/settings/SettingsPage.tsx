import type { ConnectionView } from '../../messaging/pail-client.ts';
import { t } from '../../i18n/text.ts';
import { useClient } from '../hooks/client-context.ts';
import { useSubscription } from '../hooks/use-subscription.ts';
import { NoticeList } from '../notices/NoticeList.tsx';
import type { Notice } from '../notices/use-notice-list.ts';
import { ConnectionSettings } from './ConnectionSettings.tsx';
import { ImageSettings } from './ImageSettings.tsx';
import { LinkSettings } from './LinkSettings.tsx';
import { MoveSettings } from './MoveSettings.tsx';
import { NotificationSettings } from './NotificationSettings.tsx';
import { SettingsCard } from './SettingsCard.tsx';
import { ShortcutSettings } from './ShortcutSettings.tsx';
import styles from './SettingsPage.module.css';

interface SettingsPageProps {
  notices: readonly Notice[];
  onDismissNotice: (id: number) => void;
}

/** All that can be chosen, and what Pail keeps. */
export default function SettingsPage({ notices, onDismissNotice }: SettingsPageProps) {
  const client = useClient();
  const connection = useSubscription<ConnectionView | null>(client.connection);
  return (
    <main className={styles.page} aria-busy={connection === undefined}>
      <header className={styles.header}>
        <img src="/icon.svg" alt="" width="28" height="28" />
        <h1>{t('settings_title')}</h1>
      </header>
      <NoticeList list={notices} onDismiss={onDismissNotice} />
      {connection !== undefined && <ConnectionSettings connection={connection} />}
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
