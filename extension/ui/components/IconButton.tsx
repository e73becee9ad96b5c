import type { ComponentProps } from 'react';
import { WithTooltip } from '../tooltip/WithTooltip.tsx';
import styles from './IconButton.module.css';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'title' | 'type'> {
  /** What it does and to what: its name for screen readers, and its tooltip. */
  label: string;
}

/** A button that shows an icon alone. */
export function IconButton({ label, children, ...rest }: IconButtonProps) {
  return (
    <WithTooltip text={label}>
      <button {...rest} type="button" className={styles.iconButton} aria-label={label}>
        {children}
      </button>
    </WithTooltip>
  );
}
