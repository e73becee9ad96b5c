import type { ConnectionView } from '../../messaging/pail-client.ts';
import { useClient } from '../hooks/client-context.ts';
import { useSubscription } from '../hooks/use-subscription.ts';

const NO_CONNECTIONS: readonly ConnectionView[] = [];

interface Connections {
  /** None until they are known. */
  connections: readonly ConnectionView[];
  /** The one that uploads go over; null where there is none, undefined until that is known. */
  chosen: ConnectionView | null | undefined;
}

/** The servers that this browser is connected to. */
export function useConnections(): Connections {
  const known = useSubscription<readonly ConnectionView[]>(useClient().connections);
  return {
    connections: known ?? NO_CONNECTIONS,
    chosen: known && (known.find(({ isDefault }) => isDefault) ?? null),
  };
}
