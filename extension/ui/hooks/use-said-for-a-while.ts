import { useEffect, useState } from 'react';

/** How long a button says what it did, in milliseconds. */
const SAY_MS = 2000;

/** For a button that says for a while that it did something. */
export function useSaidForAWhile(): { said: boolean; say: () => void } {
  const [saidAt, setSaidAt] = useState<number | null>(null);

  useEffect(() => {
    if (saidAt === null) return;
    const timer = setTimeout(() => setSaidAt(null), SAY_MS);
    return () => clearTimeout(timer);
  }, [saidAt]);

  return { said: saidAt !== null, say: () => setSaidAt(Date.now()) };
}
