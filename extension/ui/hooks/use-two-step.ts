import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

/** What an action that is asked for twice needs. */
export interface TwoStep {
  /** Whether the question stands, in place of the button that asked it. */
  asking: boolean;
  ask: () => void;
  /** Takes the question back and the focus to where it was. */
  keep: () => void;
  /** For the button that asks. */
  askRef: RefObject<HTMLButtonElement | null>;
  /** For the harmless answer, which gets the focus: a second press of the same key destroys nothing. */
  keepRef: RefObject<HTMLButtonElement | null>;
  /** For both answers: Escape keeps. */
  onKeyDown: (event: KeyboardEvent) => void;
}

/** An action that cannot be undone, asked for twice in the same place. */
export function useTwoStep(): TwoStep {
  const [asking, setAsking] = useState(false);
  const wasAsking = useRef(false);
  const askRef = useRef<HTMLButtonElement>(null);
  const keepRef = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (asking) keepRef.current?.focus();
    else if (wasAsking.current) askRef.current?.focus();
    wasAsking.current = asking;
  }, [asking]);

  const keep = (): void => setAsking(false);
  return {
    asking,
    ask: () => setAsking(true),
    keep,
    askRef,
    keepRef,
    onKeyDown: (event) => {
      if (!asking || event.key !== 'Escape') return;
      // The browser would close the whole popup.
      event.preventDefault();
      keep();
    },
  };
}
