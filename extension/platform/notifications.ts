import { browser } from 'wxt/browser';

export interface Notice {
  /** A second notice of the same id takes the first one's place. */
  id: string;
  title: string;
  message: string;
}

export async function notify({ id, title, message }: Notice): Promise<void> {
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title,
    message,
  });
}
