import { plural, t } from '../../i18n/text.ts';
import { Button } from '../components/Button.tsx';
import { useClient } from '../hooks/client-context.ts';
import type { TwoStep } from '../hooks/use-two-step.ts';
import { useNotices } from '../notices/notices-context.ts';
import styles from './DisconnectQuestion.module.css';

interface DisconnectQuestionProps {
  connectionId: string;
  /** Uploads over it that are under way. */
  running: number;
  step: TwoStep;
}

/** Asks whether a connection is really to end, and ends it. */
export function DisconnectQuestion({ connectionId, running, step }: DisconnectQuestionProps) {
  const client = useClient();
  const { attempt } = useNotices();
  const { keep, keepRef, onKeyDown } = step;
  return (
    <>
      <p className={styles.question}>
        {running > 0 ? plural('disconnect_running', running) : t('disconnect_question')}
      </p>
      <Button small ref={keepRef} onClick={keep} onKeyDown={onKeyDown}>
        {t('disconnect_stay')}
      </Button>
      <Button
        small
        variant="danger"
        data-action="confirm-disconnect"
        onKeyDown={onKeyDown}
        onClick={() => void attempt(() => client.connections.disconnect(connectionId))}
      >
        {t('disconnect')}
      </Button>
    </>
  );
}
