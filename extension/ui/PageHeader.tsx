import { t } from '../i18n/text.ts';
import { IconButton } from './components/IconButton.tsx';
import { PanelIcon, SettingsIcon, WindowIcon } from './components/icons.tsx';
import { useClient } from './hooks/client-context.ts';
import { useNotices } from './notices/notices-context.ts';
import type { Place } from './place.ts';
import styles from './PailPage.module.css';

/** The product's name, which is the same in every language. */
const NAME = 'Pail';

/** Says what this is, and leads to its other places. */
export function PageHeader({ place }: { place: Place }) {
  const client = useClient();
  const { attempt } = useNotices();
  return (
    <header className={styles.header}>
      <img src="/icon.svg" alt="" width="20" height="20" />
      <h1 className={styles.name}>{NAME}</h1>
      {place === 'popup' && (
        <>
          <IconButton
            label={t('open_panel')}
            data-action="open-panel"
            onClick={() => void attempt(() => client.openPanel())}
          >
            <PanelIcon />
          </IconButton>
          <IconButton
            label={t('open_window')}
            data-action="open-window"
            onClick={() => void attempt(() => client.openWindow())}
          >
            <WindowIcon />
          </IconButton>
        </>
      )}
      <IconButton
        label={t('open_settings')}
        data-action="open-settings"
        onClick={() => void attempt(() => client.openSettings())}
      >
        <SettingsIcon />
      </IconButton>
    </header>
  );
}
