import { use, type ReactElement, type ReactNode } from 'react';
import { TooltipContext } from './tooltip-context.ts';

interface WithTooltipProps {
  text: string;
  /**
   * Drawn until the code of tooltips is there, and looks the same: what gets a tooltip is made anew, which would take
   * the focus from it or a press that has begun.
   */
  meanwhile: ReactNode;
  /** Takes a ref and the properties of an HTML element. */
  children: ReactElement;
}

/**
 * Says beside an element, to who points at it or reaches it by keyboard, what a screen reader has from its name.
 */
export function WithTooltip({ text, meanwhile, children }: WithTooltipProps) {
  const addTooltip = use(TooltipContext);
  return addTooltip ? addTooltip(text, children) : meanwhile;
}
