import { createContext, type ReactElement, type ReactNode } from 'react';

/**
 * Gives an element a tooltip.
 * @param element takes a ref and the properties of an HTML element
 */
export type AddTooltip = (text: string, element: ReactElement) => ReactNode;

/** For where there are no tooltips. */
export const addNoTooltip: AddTooltip = (_text, element) => element;

/** Null until its code is there. */
export const TooltipContext = createContext<AddTooltip | null>(addNoTooltip);
