import { useState } from 'react';
import { type HostGrant, pageGivesIt } from '../../../shared/messages/host-grant.ts';
import type { PageMediaKind, PageTarget } from '../../../shared/messages/page-target.ts';
import { type MessageKey, t } from '../../i18n/text.ts';
import { Button } from '../components/Button.tsx';
import { LockIcon } from '../components/icons.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import styles from './HostQuestion.module.css';

const TITLES: Readonly<Record<PageMediaKind, MessageKey>> = {
  image: 'question_image',
  video: 'question_video',
  audio: 'question_audio',
  link: 'question_link',
  page: 'question_page',
};

/** Says which host is needed and what for, and what each answer does. */
export function HostQuestion({ target }: { target: PageTarget }) {
  const client = useClient();
  const { clear, attempt } = useNotices();
  const [chosen, setChosen] = useState<HostGrant | null>(null);
  const host = new URL(target.url).hostname;

  const answer = (grant: HostGrant): void => {
    clear();
    setChosen(grant);
    void attempt(() => client.question.answer(target, grant)).then(() => setChosen(null));
  };
  const choice = (grant: HostGrant, words: string, hint: string, isFirst = false) => (
    <li className={styles.choice}>
      <Button
        variant={isFirst ? 'primary' : 'secondary'}
        busy={chosen === grant}
        data-grant={grant}
        aria-describedby={`grant-${grant}`}
        onClick={() => answer(grant)}
      >
        {words}
      </Button>
      <p id={`grant-${grant}`} className={styles.hint}>
        {hint}
      </p>
    </li>
  );

  return (
    <section className={styles.question} aria-labelledby="question-title">
      <h1 id="question-title" className={styles.title}>
        <span className={styles.icon}>
          <LockIcon />
        </span>
        {t(TITLES[target.kind], host)}
      </h1>
      <p>{t('question_reason')}</p>
      <ul className={styles.choices}>
        {choice(
          'once',
          t('question_once'),
          pageGivesIt(target) ? t('question_once_page') : t('question_once_back'),
          true,
        )}
        {choice('always', t('question_always', host), t('question_always_hint'))}
        {choice('none', t('question_none'), t('question_none_hint'))}
      </ul>
    </section>
  );
}
