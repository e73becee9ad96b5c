import type { ReactNode } from 'react';
import { reportDefect } from '../../../shared/errors/report-defect.ts';
import { fetchedCode } from '../fetched/fetched-code.ts';
import { useFetched } from '../fetched/use-fetched.ts';
import { addNoTooltip, TooltipContext } from './tooltip-context.ts';

const tooltipCode = fetchedCode(() =>
  import('./Tooltip.tsx').catch((failure: unknown) => {
    reportDefect(failure);
    return { addTooltip: addNoTooltip, Tooltip: () => null };
  }),
);

/** Gives what is in it tooltips. Their code is fetched once the page is drawn for the first time. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  const code = useFetched(tooltipCode);
  return (
    <TooltipContext value={code?.addTooltip ?? null}>
      {children}
      {code && <code.Tooltip />}
    </TooltipContext>
  );
}
