import { createContext, type RefObject } from 'react';

/** The element of the page that scrolls. */
export const ScrolledPart = createContext<RefObject<HTMLElement | null>>({ current: null });
