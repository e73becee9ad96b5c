import { useEffect, useState } from 'react';
import { useClient } from '../hooks/client-context.ts';

/** How often the user has asked, by a key, for what is on the clipboard, since this page opened. */
export function useClipboardWish(): number {
  const client = useClient();
  const [wishes, setWishes] = useState(0);
  useEffect(() => client.clipboard.onWish(() => setWishes((before) => before + 1)), [client]);
  return wishes;
}
