import { useId } from 'react';
import styles from './Choice.module.css';

interface ChoiceProps {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Something that is on or off, with what that means. */
export function Choice({
  label,
  hint,
  checked,
  onChange,
  ...marks
}: ChoiceProps & { [mark: `data-${string}`]: string }) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <input
        {...marks}
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`} className={styles.hint}>
        {hint}
      </p>
    </div>
  );
}
