import { useId, type ReactNode } from 'react';
import styles from './Section.module.css';

interface SectionProps {
  title: string;
  /** A few quiet words beside the title. */
  note?: string;
  /** What can be done with all that is in it. */
  action?: ReactNode;
  busy?: boolean;
  children: ReactNode;
}

/** A titled card that holds a list. */
export function Section({ title, note, action, busy = false, children }: SectionProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} aria-busy={busy}>
      <header className={styles.header}>
        <h2 id={titleId}>{title}</h2>
        {note && <span className={styles.note}>{note}</span>}
        <span className={styles.action}>{action}</span>
      </header>
      <div className={styles.card}>{children}</div>
    </section>
  );
}
