import { useEffect, useState, type ReactNode } from 'react';
import { reportDefect } from '../../../shared/errors/report-defect.ts';
import { TooltipContext, type AddTooltip } from './tooltip-context.ts';
import { whenNothingIsHeld } from './when-nothing-is-held.ts';

interface TooltipCode {
  addTooltip: AddTooltip;
  tooltip: ReactNode;
}

/** Gives what is in it tooltips, whose code is fetched once the page is drawn: nobody waits for it. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  const [code, setCode] = useState<TooltipCode | null>(null);

  useEffect(() => {
    const leaving = new AbortController();
    import('./Tooltip.tsx')
      .then(({ addTooltip, Tooltip }) => {
        // What gets a tooltip is made anew.
        whenNothingIsHeld(() => setCode({ addTooltip, tooltip: <Tooltip /> }), leaving.signal);
      })
      .catch(reportDefect);
    return () => leaving.abort();
  }, []);

  return (
    <TooltipContext value={code?.addTooltip ?? null}>
      {children}
      {code?.tooltip}
    </TooltipContext>
  );
}
