const FOCUSABLE = 'button, a[href]';

/**
 * Moves the focus from a list item that is about to go to the one beside it, or to the drop area where it is the last:
 * who works by keyboard stays where they were.
 */
export function focusNeighbour(within: Element): void {
  const item = within.closest('li');
  const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
  const target =
    neighbour?.querySelector<HTMLElement>(FOCUSABLE) ??
    document.querySelector<HTMLElement>(`[data-drop-area] ${FOCUSABLE}`);
  target?.focus();
}
