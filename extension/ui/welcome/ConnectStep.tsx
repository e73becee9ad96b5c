import { t } from '../../i18n/text.ts';
import { ConnectByLink } from '../connect/ConnectByLink.tsx';
import { StartCommand } from '../connect/StartCommand.tsx';

/** The two ways to a server: the link of one that runs, or one's own. */
export function ConnectStep() {
  return (
    <>
      <p>{t('welcome_have_link')}</p>
      <ConnectByLink />
      <p>{t('welcome_start_own')}</p>
      <StartCommand />
    </>
  );
}
