import { useEffect, useState, type ReactNode } from 'react';
import { reportDefect } from '../../../shared/errors/report-defect.ts';
import { addNoTooltip, TooltipContext, type AddTooltip } from './tooltip-context.ts';

interface TooltipCode {
  addTooltip: AddTooltip;
  tooltip: ReactNode;
}

/** Gives what is in it tooltips. Their code is fetched once the page is drawn for the first time. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  const [code, setCode] = useState<TooltipCode | null>(null);

  useEffect(() => {
    import('./Tooltip.tsx').then(
      ({ addTooltip, Tooltip }) => setCode({ addTooltip, tooltip: <Tooltip /> }),
      (failure: unknown) => {
        reportDefect(failure);
        setCode({ addTooltip: addNoTooltip, tooltip: null });
      },
    );
  }, []);

  return (
    <TooltipContext value={code?.addTooltip ?? null}>
      {children}
      {code?.tooltip}
    </TooltipContext>
  );
}
