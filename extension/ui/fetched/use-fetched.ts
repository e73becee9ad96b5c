import { useEffect, useState } from 'react';
import type { FetchedCode } from './fetched-code.ts';

/**
 * Fetches a module; null until it is there. React's `lazy` would hold it back: what comes after a placeholder, even an
 * empty one, is shown 300 ms after it at the earliest (`FALLBACK_THROTTLE_MS` of its reconciler).
 * @throws to the error boundary, where the module cannot be fetched
 */
export function useFetched<Module>(code: FetchedCode<Module>): Module | null {
  const [outcome, setOutcome] = useState(code.outcome);

  useEffect(() => {
    let isThere = true;
    void code.fetch().then((ended) => {
      if (isThere) setOutcome(ended);
    });
    return () => {
      isThere = false;
    };
  }, [code]);

  if (outcome === null) return null;
  if ('failure' in outcome) throw outcome.failure;
  return outcome.module;
}
