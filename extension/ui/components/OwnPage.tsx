import type { ReactNode } from 'react';
import { NoticeList } from '../notices/NoticeList.tsx';
import type { Notice } from '../notices/use-notice-list.ts';
import styles from './OwnPage.module.css';

interface OwnPageProps {
  title: string;
  /** Whether what it shows is still awaited. */
  busy: boolean;
  /** Whether it takes all the width that there is. */
  wide?: boolean;
  notices: readonly Notice[];
  onDismissNotice: (id: number) => void;
  children: ReactNode;
}

/** A page in a tab of its own, below its title and its notices. */
export function OwnPage({ title, busy, wide = false, notices, onDismissNotice, children }: OwnPageProps) {
  return (
    <main className={styles.page} data-wide={wide} aria-busy={busy}>
      <header className={styles.header}>
        <img src="/icon.svg" alt="" width="28" height="28" />
        <h1>{title}</h1>
      </header>
      <NoticeList list={notices} onDismiss={onDismissNotice} />
      {children}
    </main>
  );
}
