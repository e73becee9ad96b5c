import { useId, type ReactNode } from 'react';
import styles from './Field.module.css';

/** What ties a control to its label and hint. */
export interface ControlOfField {
  id: string;
  className: string | undefined;
  'aria-describedby'?: string;
}

interface FieldProps {
  label: string;
  hint?: string;
  children: (control: ControlOfField) => ReactNode;
}

/** A labelled control. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({ id, className: styles.control, ...(hint && { 'aria-describedby': hintId }) })}
      {hint && (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
