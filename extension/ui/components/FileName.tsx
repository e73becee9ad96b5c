import { splitName } from '../format/split-name.ts';
import styles from './FileName.module.css';

/**
 * A filename on one line, its middle left out where it is too long. It may be of any script and hold marks that turn
 * the direction of text (Unicode UAX #9): they reach no further than the name, nor past the start of its last letters,
 * so that a name cannot show an extension it does not have.
 */
export function FileName({ name }: { name: string }) {
  const { head, tail } = splitName(name);
  return (
    <bdi className={styles.name} title={name} data-name="">
      <span className={styles.head}>{head}</span>
      {tail && <span className={styles.tail}>{tail}</span>}
    </bdi>
  );
}
