import type { ReactNode } from 'react';
import { Section } from '../components/Section.tsx';
import styles from './SettingsCard.module.css';

/** One matter of the settings. */
export function SettingsCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section title={title}>
      <div className={styles.content}>{children}</div>
    </Section>
  );
}
