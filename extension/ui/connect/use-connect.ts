import { useState } from 'react';
import { toErrorValue } from '../../../shared/errors/pail-error.ts';
import { useClient } from '../hooks/client-context.ts';

interface Connect {
  /** Connects at once, in the same turn: browsers ask for permissions only straight from a click. */
  connect: (link: string) => Promise<void>;
  /** The link it is busy with. */
  connectingTo: string | null;
  /** Why the last try failed. */
  error: string | null;
}

export function useConnect(): Connect {
  const client = useClient();
  const [connectingTo, setConnectingTo] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  const connect = async (link: string): Promise<void> => {
    setError(null);
    setConnectingTo(link);
    try {
      await client.connection.connect(link);
    } catch (failure) {
      setError(toErrorValue(failure).message);
    } finally {
      setConnectingTo(null);
    }
  };
  return { connect, connectingTo, error };
}
