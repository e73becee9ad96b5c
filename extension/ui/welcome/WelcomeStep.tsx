import type { ReactNode } from 'react';
import { t } from '../../i18n/text.ts';
import { CheckIcon } from '../components/row-icons.tsx';
import { VisuallyHidden } from '../components/VisuallyHidden.tsx';
import { formatCount } from '../format/format-count.ts';
import styles from './WelcomeStep.module.css';

interface WelcomeStepProps {
  /** Names it for tests and styles. */
  name: string;
  /** Its place, from 1. */
  number: number;
  title: string;
  state: 'later' | 'now' | 'done';
  children: ReactNode;
}

/** One step of the way to the first link. */
export function WelcomeStep({ name, number, title, state, children }: WelcomeStepProps) {
  return (
    <li
      className={styles.step}
      data-step={name}
      data-state={state}
      aria-current={state === 'now' ? 'step' : undefined}
    >
      <span className={styles.number} aria-hidden="true">
        {state === 'done' ? <CheckIcon /> : formatCount(number)}
      </span>
      <div className={styles.content}>
        <h2>
          {title}
          {state === 'done' && <VisuallyHidden> {t('state_done')}</VisuallyHidden>}
        </h2>
        {children}
      </div>
    </li>
  );
}
