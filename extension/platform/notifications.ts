import { browser } from 'wxt/browser';

export interface Notice {
  /** A second notice of the same id takes the first one's place. */
  id: string;
  title: string;
  message: string;
  /** A `data:` address; null for Pail's own icon. */
  picture: string | null;
  /** What can be pressed, at most two; Firefox has no room for them. */
  buttons: readonly string[];
}

export async function notify({ id, title, message, picture, buttons }: Notice): Promise<void> {
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: picture ?? browser.runtime.getURL('/icon/128.png'),
    title,
    message,
    // Firefox refuses a notice with a field that it does not know.
    ...(import.meta.env.FIREFOX ? {} : { buttons: buttons.map((button) => ({ title: button })) }),
  });
}

export async function clearNotice(id: string): Promise<void> {
  await browser.notifications.clear(id);
}

/**
 * Calls back when a notice is clicked, or one of its buttons, counted from 0. To be called while the background starts.
 */
export function onNoticeClicked(listener: (id: string, button: number | null) => void): void {
  browser.notifications.onClicked.addListener((id) => listener(id, null));
  if (!import.meta.env.FIREFOX) browser.notifications.onButtonClicked.addListener(listener);
}
