/** A control that has the focus or is being pressed. */
const HELD = ':is(button, a):is(:focus, :active)';

/**
 * Calls back once no button and no link has the focus or is being pressed, so that none is taken from under a finger.
 * @param signal ends the wait
 */
export function whenNothingIsHeld(then: () => void, signal: AbortSignal): void {
  const waiting = new AbortController();
  const look = (): void => {
    if (signal.aborted || waiting.signal.aborted || document.querySelector(HELD)) return;
    waiting.abort();
    then();
  };
  // Both are told before the element is let go.
  const soon = (): void => void setTimeout(look);
  for (const type of ['focusout', 'pointerup', 'pointercancel']) {
    document.addEventListener(type, soon, { signal: AbortSignal.any([signal, waiting.signal]) });
  }
  look();
}
