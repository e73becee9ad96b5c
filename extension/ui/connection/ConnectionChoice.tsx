import { useId } from 'react';
import type { ConnectionView } from '../../messaging/pail-client.ts';
import { t } from '../../i18n/text.ts';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { ConnectionDot } from './ConnectionDot.tsx';
import styles from './ConnectionChoice.module.css';

interface ConnectionChoiceProps {
  connections: readonly ConnectionView[];
  chosen: ConnectionView;
}

/** Says which of several connections files go over, whose files are listed, and changes it. */
export function ConnectionChoice({ connections, chosen }: ConnectionChoiceProps) {
  const client = useClient();
  const { attempt } = useNotices();
  const id = useId();
  return (
    <footer className={styles.footer}>
      <ConnectionDot colour={chosen.colour} />
      <label className={styles.label} htmlFor={id}>
        {t('connection_choice')}
      </label>
      <select
        id={id}
        className={styles.select}
        data-connection-choice=""
        value={chosen.id}
        onChange={({ currentTarget }) => {
          const { value } = currentTarget;
          void attempt(() => client.connections.choose(value));
        }}
      >
        {connections.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </footer>
  );
}
