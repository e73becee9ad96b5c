import { z } from 'zod';
import type { Chromium } from '../chromium/chromium.ts';
import type { Target } from '../chromium/target.ts';
import type { Stage, Subject } from './subject.ts';

const LINK_FIELD = 'input[name="connection-link"]';
const DROP_AREA = '[data-drop-area]';

/**
 * Runs in the popup: notes when files are dropped and when the engine tells that as many uploads are done. It listens
 * where the popup itself does, because looking at the page again and again would cost what is measured.
 */
const WATCH = `(count) => {
  const channel = new BroadcastChannel('pail-upload-engine');
  const done = new Set();
  globalThis.benchEnded = new Promise((resolve, reject) => {
    channel.addEventListener('message', ({ data }) => {
      for (const { id, state, error } of data.uploads ?? data.changes?.changed ?? []) {
        if (state === 'failed' || state === 'cancelled') reject(new Error(error?.message ?? state));
        if (state === 'done') done.add(id);
      }
      if (done.size >= count) resolve(performance.now());
    });
  });
  addEventListener('drop', () => { globalThis.benchStarted = performance.now(); }, { capture: true, once: true });
}`;

/**
 * Opens Pail's popup in a tab and connects it as a person does, with a link.
 * @param checksums whether to the backend that has them on
 */
export async function openPail(
  chromium: Chromium,
  { servers }: Stage,
  checksums: 'on' | 'off' = 'on',
): Promise<Target> {
  const popup = await chromium.openExtensionPage('popup.html');
  await popup.waitUntil(`document.querySelector('${LINK_FIELD}')`);
  await popup.evaluate(`document.querySelector('${LINK_FIELD}').focus()`, z.undefined());
  await popup.insertText(await servers.connectionLink(checksums));
  await popup.evaluate(
    `document.querySelector('form:has(${LINK_FIELD}) [type="submit"]').click()`,
    z.undefined(),
  );
  await popup.waitUntil(`document.querySelector('${DROP_AREA}')`);
  return popup;
}

/** Starts watching for so many uploads to be done. @returns waits for it; gives the popup's clock, in milliseconds. */
export async function watchPail(popup: Target, count: number): Promise<() => Promise<number>> {
  await popup.evaluate(`(${WATCH})(${count})`, z.undefined());
  return () => popup.evaluate('benchEnded', z.number());
}

/** Pail as a person uses it: files are dropped on the popup, and it is over when all are verified and recorded. */
export function pail(name = 'Pail', checksums: 'on' | 'off' = 'on'): Subject {
  return {
    name,
    start: async (stage) => {
      const chromium = await stage.launch();
      try {
        const popup = await openPail(chromium, stage, checksums);
        return {
          pid: chromium.pid,
          upload: async (paths) => {
            const ended = await watchPail(popup, paths.length);
            await popup.dropFiles(paths);
            return (await ended()) - (await popup.evaluate('benchStarted', z.number()));
          },
          close: () => chromium.close(),
        };
      } catch (error) {
        await chromium.close();
        throw error;
      }
    },
  };
}
