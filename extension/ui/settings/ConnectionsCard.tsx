import { useState } from 'react';
import type { UploadView } from '../../../shared/messages/upload-view.ts';
import { t } from '../../i18n/text.ts';
import type { ConnectionView } from '../../messaging/pail-client.ts';
import { Button } from '../components/Button.tsx';
import { ConnectByLink } from '../connect/ConnectByLink.tsx';
import { runningUploads } from '../connection/running-uploads.ts';
import { ConnectionItem } from './ConnectionItem.tsx';
import { SettingsCard } from './SettingsCard.tsx';
import styles from './ConnectionsCard.module.css';

interface ConnectionsCardProps {
  connections: readonly ConnectionView[];
  uploads: readonly UploadView[];
}

/** Where files can go to: what each is called, whether it works, and the ways out and in. */
export function ConnectionsCard({ connections, uploads }: ConnectionsCardProps) {
  return (
    <SettingsCard title={t('settings_connections')}>
      {connections.length === 0 && <p>{t('settings_none')}</p>}
      {connections.length > 0 && (
        <ul className={styles.list}>
          {connections.map((connection) => (
            <ConnectionItem
              key={connection.id}
              connection={connection}
              running={runningUploads(uploads, connection.id)}
            />
          ))}
        </ul>
      )}
      {/* Another one than before: it is closed again once it connected. */}
      <AddConnection key={connections.length} open={connections.length === 0} />
    </SettingsCard>
  );
}

function AddConnection({ open }: { open: boolean }) {
  const [isOpen, setIsOpen] = useState(open);
  if (!isOpen) {
    return (
      <Button data-action="add-connection" onClick={() => setIsOpen(true)}>
        {t('connection_add')}
      </Button>
    );
  }
  return (
    <div className={styles.add}>
      <ConnectByLink />
    </div>
  );
}
