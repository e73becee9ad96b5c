import { createContext, useContext } from 'react';

/** `error`: something failed. `hint`: nothing was done, and this is how. */
export type NoticeTone = 'error' | 'hint';

export interface Notices {
  show: (message: string, tone: NoticeTone) => void;
  /** Takes away what was said of earlier actions. */
  clear: () => void;
  /**
   * Calls the action at once, in the same turn, so that a click still counts as one; shows why it failed.
   * @returns whether it succeeded
   */
  attempt: (action: () => Promise<unknown>) => Promise<boolean>;
}

export const NoticesContext = createContext<Notices | null>(null);

export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (!notices) throw new Error('NoticesContext has no value: render the component inside App.');
  return notices;
}
