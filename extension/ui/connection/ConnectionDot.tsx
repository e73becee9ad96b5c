import type { ConnectionColour } from '../../../shared/messages/connection.ts';
import styles from './ConnectionDot.module.css';

/** A connection's colour; its name stands beside it. */
export function ConnectionDot({ colour }: { colour: ConnectionColour }) {
  return <span className={styles.dot} data-colour={colour} aria-hidden="true" />;
}
