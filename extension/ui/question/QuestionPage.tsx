import { useEffect, useState } from 'react';
import type { PageTarget } from '../../../shared/messages/page-target.ts';
import { t } from '../../i18n/text.ts';
import { useClient } from '../hooks/client-context.ts';
import { NoticeList } from '../notices/NoticeList.tsx';
import { useNotices } from '../notices/notices-context.ts';
import type { Notice } from '../notices/use-notice-list.ts';
import { HostQuestion } from './HostQuestion.tsx';
import styles from './QuestionPage.module.css';

interface QuestionPageProps {
  notices: readonly Notice[];
  onDismissNotice: (id: number) => void;
}

/** The small window that asks whether Pail may reach the host of something on a page. */
export function QuestionPage({ notices, onDismissNotice }: QuestionPageProps) {
  const client = useClient();
  const { attempt } = useNotices();
  const [target, setTarget] = useState<PageTarget | null>();
  useEffect(() => {
    void attempt(async () => setTarget(await client.question.read()));
  }, [client, attempt]);
  return (
    <main className={styles.page} aria-busy={target === undefined}>
      <NoticeList list={notices} onDismiss={onDismissNotice} />
      {target && <HostQuestion target={target} />}
      {target === null && <p>{t('question_answered')}</p>}
    </main>
  );
}
