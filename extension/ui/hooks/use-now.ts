import { useEffect, useState } from 'react';

/** Relative times are shown in minutes. */
const TICK_MS = 30_000;

/** The current time in milliseconds since 1970, renewed twice a minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
