import { t } from '../../i18n/text.ts';
import { OwnPage } from '../components/OwnPage.tsx';
import { ConnectionsContext } from '../connection/connections-context.ts';
import { useConnections } from '../connection/use-connections.ts';
import { useUploads } from '../hooks/use-uploads.ts';
import type { Notice } from '../notices/use-notice-list.ts';
import { ConnectionsCard } from './ConnectionsCard.tsx';
import { DropTargetSettings } from './DropTargetSettings.tsx';
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
export function SettingsPage({ notices, onDismissNotice }: SettingsPageProps) {
  const { connections, chosen } = useConnections();
  const { uploads } = useUploads();
  return (
    <OwnPage
      title={t('settings_title')}
      busy={chosen === undefined}
      notices={notices}
      onDismissNotice={onDismissNotice}
    >
      {chosen !== undefined && (
        <ConnectionsContext value={connections}>
          <ConnectionsCard connections={connections} uploads={uploads} />
        </ConnectionsContext>
      )}
      <LinkSettings />
      <DropTargetSettings />
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
    </OwnPage>
  );
}
