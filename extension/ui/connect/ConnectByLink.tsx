import { Problem } from '../components/Problem.tsx';
import { ConnectForm } from './ConnectForm.tsx';
import { useConnect } from './use-connect.ts';

/** The form for a connection link, with what goes wrong below it. */
export function ConnectByLink() {
  const { connect, connectingTo, triedAddress, error } = useConnect();
  const busy = connectingTo !== null;
  return (
    <>
      <ConnectForm
        primary
        busy={busy}
        onConnect={(link) => {
          if (!busy) void connect(link);
        }}
      />
      {error !== null && <Problem error={error} baseUrl={triedAddress} />}
    </>
  );
}
