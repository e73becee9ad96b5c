import { t } from '../../i18n/text.ts';
import { IconButton } from '../components/IconButton.tsx';
import { CheckIcon, CopyIcon } from '../components/row-icons.tsx';
import { VisuallyHidden } from '../components/VisuallyHidden.tsx';
import { useCopy } from '../hooks/use-copy.ts';
import styles from './StartCommand.module.css';

/** Starts a server of one's own; see the README. */
export const START_COMMAND = 'npm start';

/** The command that starts a server, to be taken along to a terminal. */
export function StartCommand() {
  const { copied, copy } = useCopy();
  return (
    <div className={styles.box}>
      <code className={styles.command} dir="ltr">
        {START_COMMAND}
      </code>
      <IconButton
        label={t('welcome_copy_command')}
        data-action="copy-command"
        data-copied={copied}
        onClick={() => copy(START_COMMAND)}
      >
        {copied ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
      <VisuallyHidden>
        <span aria-live="polite">{copied && t('copied')}</span>
      </VisuallyHidden>
    </div>
  );
}
