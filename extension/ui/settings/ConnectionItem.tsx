import { useContext, useId } from 'react';
import { connectionColourSchema, MAX_CONNECTION_NAME_LENGTH } from '../../../shared/messages/connection.ts';
import { type MessageKey, t } from '../../i18n/text.ts';
import type { ConnectionView } from '../../messaging/pail-client.ts';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { ConnectionDot } from '../connection/ConnectionDot.tsx';
import { ConnectionsContext } from '../connection/connections-context.ts';
import { DisconnectQuestion } from '../connection/DisconnectQuestion.tsx';
import { PermissionBanner } from '../connection/PermissionBanner.tsx';
import { hostOf } from '../format/display-link.ts';
import { useClient } from '../hooks/client-context.ts';
import { useTwoStep } from '../hooks/use-two-step.ts';
import { useNotices } from '../notices/notices-context.ts';
import { ConnectionTest } from './ConnectionTest.tsx';
import styles from './ConnectionItem.module.css';

const COLOURS: Readonly<Record<ConnectionView['colour'], MessageKey>> = {
  blue: 'colour_blue',
  green: 'colour_green',
  orange: 'colour_orange',
  pink: 'colour_pink',
  teal: 'colour_teal',
  purple: 'colour_purple',
  red: 'colour_red',
  grey: 'colour_grey',
};

interface ConnectionItemProps {
  connection: ConnectionView;
  /** Uploads over it that are under way. */
  running: number;
}

/** One connection: what it is called, whether it works, and the way out. */
export function ConnectionItem({ connection, running }: ConnectionItemProps) {
  const { id, title, baseUrl, deviceName, colour, hostsToAllow } = connection;
  const titleId = useId();
  const step = useTwoStep();
  const { asking, ask, askRef } = step;
  return (
    <li className={styles.item} data-connection-id={id} aria-labelledby={titleId}>
      <div className={styles.head}>
        <ConnectionDot colour={colour} />
        <h3 id={titleId} className={styles.title}>
          <bdi>{title}</bdi>
        </h3>
        <p className={styles.where}>{t('connected_as', hostOf(baseUrl), deviceName)}</p>
      </div>
      {hostsToAllow.length > 0 && <PermissionBanner connection={connection} />}
      <ConnectionLookFields connection={connection} />
      <DefaultChoice connection={connection} />
      <ConnectionTest connection={connection}>
        {!asking && (
          <Button
            variant="quiet"
            ref={askRef}
            data-action="disconnect"
            aria-describedby={titleId}
            onClick={ask}
          >
            {t('disconnect')}
          </Button>
        )}
      </ConnectionTest>
      {asking && (
        <div className={styles.question}>
          <DisconnectQuestion connectionId={id} running={running} step={step} />
        </div>
      )}
    </li>
  );
}

function ConnectionLookFields({ connection: { id, name, baseUrl, colour } }: { connection: ConnectionView }) {
  const client = useClient();
  const { attempt } = useNotices();
  return (
    <div className={styles.look}>
      <Field label={t('connection_name')}>
        {(control) => (
          <input
            {...control}
            type="text"
            data-connection-name=""
            autoComplete="off"
            maxLength={MAX_CONNECTION_NAME_LENGTH}
            placeholder={hostOf(baseUrl)}
            defaultValue={name}
            onChange={({ currentTarget }) => {
              const { value } = currentTarget;
              void attempt(() => client.connections.change(id, { name: value }));
            }}
          />
        )}
      </Field>
      <Field label={t('connection_colour')}>
        {(control) => (
          <select
            {...control}
            data-connection-colour=""
            value={colour}
            onChange={({ currentTarget }) => {
              const chosen = connectionColourSchema.parse(currentTarget.value);
              void attempt(() => client.connections.change(id, { colour: chosen }));
            }}
          >
            {connectionColourSchema.options.map((each) => (
              <option key={each} value={each}>
                {t(COLOURS[each])}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}

/** Where there is a choice. */
function DefaultChoice({ connection: { id, isDefault } }: { connection: ConnectionView }) {
  const client = useClient();
  const { attempt } = useNotices();
  if (useContext(ConnectionsContext).length < 2) return null;
  return (
    <label className={styles.default}>
      <input
        type="radio"
        name="default-connection"
        checked={isDefault}
        onChange={() => void attempt(() => client.connections.choose(id))}
      />
      {t('connection_default')}
    </label>
  );
}
