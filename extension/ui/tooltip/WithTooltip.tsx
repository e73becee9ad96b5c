import { use, type ReactElement } from 'react';
import { TooltipContext } from './tooltip-context.ts';

interface WithTooltipProps {
  text: string;
  /** Takes a ref and the properties of an HTML element. */
  children: ReactElement;
}

/**
 * Says beside an element, to who points at it or reaches it by keyboard, what a screen reader has from its name. The
 * element itself is drawn at once.
 */
export function WithTooltip({ text, children }: WithTooltipProps) {
  const addTooltip = use(TooltipContext);
  return addTooltip ? addTooltip(text, children) : children;
}
