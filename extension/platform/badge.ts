import { browser } from 'wxt/browser';
import type { UploadsChanged } from '../../shared/messages/background-calls.ts';

const WORKING = '#1f6feb';
const DONE = '#1a7f37';
const FAILED = '#cf222e';

/** Shows on the toolbar how the uploads stand: their share while they run, then a tick or an exclamation mark. */
export async function showOnToolbar({ active, percent, events }: UploadsChanged): Promise<void> {
  if (active > 0) {
    await setBadge(percent === null ? '…' : `${Math.floor(percent)}%`, WORKING);
    return;
  }
  const last = events.findLast(({ kind }) => kind !== 'started');
  if (last) await setBadge(last.kind === 'done' ? '✓' : '!', last.kind === 'done' ? DONE : FAILED);
}

/** Takes the tick or the mark away, once the person has looked. */
export function clearToolbar(): Promise<void> {
  return browser.action.setBadgeText({ text: '' });
}

async function setBadge(text: string, color: string): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color });
  await browser.action.setBadgeText({ text });
}
