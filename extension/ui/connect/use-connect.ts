import { useState } from 'react';
import { toErrorValue, type ErrorValue } from '../../../shared/errors/pail-error.ts';
import { useClient } from '../hooks/client-context.ts';

interface Connect {
  /** Connects at once, in the same turn: browsers ask for permissions only straight from a click. */
  connect: (link: string) => Promise<void>;
  /** The link it is busy with. */
  connectingTo: string | null;
  /** The server's address in the link of the last try; null where there was none. */
  triedAddress: string | null;
  /** Why the last try failed. */
  error: ErrorValue | null;
}

export function useConnect(): Connect {
  const client = useClient();
  const [connectingTo, setConnectingTo] = useState<string | null>(null);
  const [triedAddress, setTriedAddress] = useState<string | null>(null);
  const [error, setError] = useState<ErrorValue | null>(null);

  const connect = async (link: string): Promise<void> => {
    setError(null);
    setConnectingTo(link);
    setTriedAddress(originOf(link));
    try {
      await client.connections.connect(link);
    } catch (failure) {
      setError(toErrorValue(failure));
    } finally {
      setConnectingTo(null);
    }
  };
  return { connect, connectingTo, triedAddress, error };
}

/** Never the link itself: it holds the code. */
function originOf(link: string): string | null {
  const url = URL.parse(link);
  return url && url.origin !== 'null' ? url.origin : null;
}
