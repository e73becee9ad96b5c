import { useEffect, useState } from 'react';
import { useClient } from './client-context.ts';

/** What the server lets this person do with files. */
export interface Allowed {
  mayDelete: boolean;
  /** Whether links may be made beside the one that every file comes with. */
  mayShare: boolean;
}

/** Until the server says otherwise. */
const ALL: Allowed = { mayDelete: true, mayShare: true };

/**
 * Asks the server of a connection what this person may do, so that nothing is offered that it would refuse. Where it
 * cannot be asked, all is offered: it decides itself.
 */
export function useAllowed(connectionId: string): Allowed {
  const client = useClient();
  const [allowed, setAllowed] = useState(ALL);
  useEffect(() => {
    let wanted = true;
    client.connections.test(connectionId).then(
      ({ limits: { mayDelete, mayShare, linkRules } }) => {
        if (wanted) setAllowed({ mayDelete, mayShare: mayShare && linkRules });
      },
      // The list of files, which is asked for at the same time, says why the server does not answer.
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [client, connectionId]);
  return allowed;
}
