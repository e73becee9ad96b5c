import { browser } from 'wxt/browser';
import { PailError } from '../../shared/errors/pail-error.ts';
import { requestPermissions } from './permissions.ts';

/**
 * Puts text on the clipboard from a page without the focus: Firefox's background page with its permission, Chrome's
 * offscreen document by the old command, since `navigator.clipboard` wants the focus there.
 * @throws {PailError} `permission_needed` where the browser refuses
 */
export async function copyWithoutFocus(text: string): Promise<void> {
  if (import.meta.env.FIREFOX) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (!copied) {
    throw new PailError(
      'permission_needed',
      'The browser did not let Pail copy the link. Copy it from the list.',
    );
  }
}

const READING = { permissions: ['clipboardRead' as const] };

/** Asks the user to let Pail read the clipboard. To be called straight from a click. @returns whether it may */
export function requestClipboard(): Promise<boolean> {
  return requestPermissions(READING);
}

/**
 * Pastes what is on the clipboard into an element, as its user would: the page is told of files and pictures too.
 * @returns false where Pail may not read the clipboard
 */
export async function pasteInto(element: HTMLElement): Promise<boolean> {
  if (!(await browser.permissions.contains(READING))) return false;
  element.focus();
  const isPasted = document.execCommand('paste');
  element.textContent = '';
  return isPasted;
}
