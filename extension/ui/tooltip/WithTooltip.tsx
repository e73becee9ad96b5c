import { use, type ReactElement, type ReactNode } from 'react';
import { TooltipContext } from './tooltip-context.ts';

interface WithTooltipProps {
  text: string;
  /** Takes a ref and the properties of an HTML element; its looks are those of its class and of what is in it. */
  children: ReactElement<{ className?: string; children?: ReactNode }>;
}

/**
 * Says beside an element, to who points at it or reaches it by keyboard, what a screen reader has from its name. Until the
 * code of tooltips is there the element is drawn as it will look, and does nothing: what gets a tooltip is made anew,
 * which would take the focus from it or a press that has begun.
 */
export function WithTooltip({ text, children: element }: WithTooltipProps) {
  const addTooltip = use(TooltipContext);
  if (addTooltip) return addTooltip(text, element);
  const { className, children } = element.props;
  return (
    <span className={className} data-awaited="">
      {children}
    </span>
  );
}
