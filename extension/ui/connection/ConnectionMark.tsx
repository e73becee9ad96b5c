import type { ConnectionView } from '../../messaging/pail-client.ts';
import { ConnectionDot } from './ConnectionDot.tsx';
import styles from './ConnectionMark.module.css';

/** A connection's colour and name, in a line of other facts. */
export function ConnectionMark({
  connection,
}: {
  connection: Pick<ConnectionView, 'id' | 'title' | 'colour'>;
}) {
  return (
    <span className={styles.mark} data-connection={connection.id}>
      <ConnectionDot colour={connection.colour} />
      <bdi>{connection.title}</bdi>
    </span>
  );
}
