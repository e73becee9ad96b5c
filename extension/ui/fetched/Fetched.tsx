import { useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import type { FetchedCode } from './fetched-code.ts';

interface FetchedProps<Module> {
  code: FetchedCode<Module>;
  /** Drawn until it is there. */
  meanwhile?: ReactNode;
  /** Called before the browser paints what was fetched. */
  onDrawn?: () => void;
  children: (module: Module) => ReactNode;
}

/**
 * Draws what comes from a module of its own as soon as that is there. React's `lazy` would hold it back: what comes after
 * a placeholder, even an empty one, is shown 300 ms after it at the earliest (`FALLBACK_THROTTLE_MS` of its reconciler).
 * Where the module cannot be fetched it throws to the error boundary.
 */
export function Fetched<Module>({ code, meanwhile = null, onDrawn, children }: FetchedProps<Module>) {
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

  const isDrawn = outcome !== null;
  useLayoutEffect(() => {
    if (isDrawn) onDrawn?.();
    // oxlint-disable-next-line react/exhaustive-deps -- told once
  }, [isDrawn]);

  if (outcome === null) return meanwhile;
  if ('failure' in outcome) throw outcome.failure;
  return children(outcome.module);
}
