import { t } from '../../i18n/text.ts';
import { Problem } from '../components/Problem.tsx';
import { ConnectForm } from '../connect/ConnectForm.tsx';
import { StartCommand } from '../connect/StartCommand.tsx';
import { useConnect } from '../connect/use-connect.ts';

/** The two ways to a server: the link of one that runs, or one's own. */
export function ConnectStep() {
  const { connect, connectingTo, triedAddress, error } = useConnect();
  return (
    <>
      <p>{t('welcome_have_link')}</p>
      <ConnectForm primary busy={connectingTo !== null} onConnect={(link) => void connect(link)} />
      {error !== null && <Problem error={error} baseUrl={triedAddress} />}
      <p>{t('welcome_start_own')}</p>
      <StartCommand />
    </>
  );
}
