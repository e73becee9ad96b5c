import { browser } from 'wxt/browser';
import { PailError } from '../../shared/errors/pail-error.ts';
import {
  PAGE_READ_PORT,
  pageReadMessageSchema,
  type PageAnswerFacts,
  type PageReadFailure,
  type PageReadMessage,
  type PageReadOrder,
} from '../../shared/messages/page-read.ts';
import type { PageFrame } from '../../shared/messages/page-target.ts';

type Port = ReturnType<typeof browser.runtime.connect>;

/** Readings whose script has not opened its port yet, in the order in which the scripts were injected. */
const expected: { frame: PageFrame; accept: (port: Port) => void }[] = [];

/** A script starts within a blink, once it is injected; after so many milliseconds it does not. */
const START_TIMEOUT_MS = 10_000;

/** Takes the ports that scripts in pages open. To be called where the engine lives, while it starts. */
export function acceptPageReads(): void {
  browser.runtime.onConnect.addListener((port) => {
    const { sender } = port;
    if (port.name !== PAGE_READ_PORT || sender?.id !== browser.runtime.id) return;
    const index = expected.findIndex(
      ({ frame }) => frame.tabId === sender.tab?.id && frame.frameId === sender.frameId,
    );
    const [reading] = index < 0 ? [] : expected.splice(index, 1);
    if (reading) reading.accept(port);
    else port.disconnect();
  });
}

/**
 * Has a script in a page's document read something. Its bytes come piece by piece, each when the one before was taken, so
 * that memory stays flat whatever the size.
 * @param inject runs the script there
 * @throws {PailError} with a `source_…` code
 */
export async function openPageRead(
  frame: PageFrame,
  order: PageReadOrder,
  inject: (frame: PageFrame) => Promise<unknown>,
  signal: AbortSignal,
): Promise<{ facts: PageAnswerFacts; bytes: ReadableStream<Uint8Array<ArrayBuffer>> }> {
  const port = await openPort(frame, inject);
  const close = (): void => port.disconnect();
  signal.addEventListener('abort', close, { once: true });
  const ask = (question: PageReadOrder): Promise<PageReadMessage> => askOnce(port, question, signal);
  const answer = await ask(order).catch((error: unknown) => {
    close();
    throw error;
  });
  if (answer.type !== 'answer') {
    close();
    throw readFailed(answer.type === 'failed' ? answer.reason : 'unreachable');
  }
  const bytes = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: async (controller) => {
        const message = await ask({ type: 'more' });
        if (message.type === 'piece') {
          const piece = await fetch(message.dataUrl);
          controller.enqueue(new Uint8Array(await piece.arrayBuffer()));
          return;
        }
        close();
        if (message.type === 'end') controller.close();
        else controller.error(readFailed(message.type === 'failed' ? message.reason : 'unreachable'));
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
  return { facts: answer.facts, bytes };
}

async function openPort(frame: PageFrame, inject: (frame: PageFrame) => Promise<unknown>): Promise<Port> {
  const { promise, resolve, reject } = Promise.withResolvers<Port>();
  const reading = { frame, accept: resolve };
  expected.push(reading);
  const timer = setTimeout(() => reject(readFailed('unreachable')), START_TIMEOUT_MS);
  inject(frame).catch(reject);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    const index = expected.indexOf(reading);
    if (index >= 0) expected.splice(index, 1);
  }
}

/** The next message that comes after a question. */
function askOnce(port: Port, question: PageReadOrder, signal: AbortSignal): Promise<PageReadMessage> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      port.onMessage.removeListener(onMessage);
      port.onDisconnect.removeListener(onGone);
      signal.removeEventListener('abort', onGone);
    };
    const onMessage = (value: unknown): void => {
      end();
      const message = pageReadMessageSchema.safeParse(value);
      if (message.success) resolve(message.data);
      else reject(readFailed('unreachable'));
    };
    const onGone = (): void => {
      end();
      reject(readFailed('gone'));
    };
    port.onMessage.addListener(onMessage);
    port.onDisconnect.addListener(onGone);
    // A port that is closed at this end tells nobody here.
    signal.addEventListener('abort', onGone, { once: true });
    port.postMessage(question);
  });
}

const READ_FAILURES: Readonly<Record<PageReadFailure, { code: PailError['code']; message: string }>> = {
  unreachable: {
    code: 'source_unreachable',
    message:
      'The page itself cannot fetch this. Reload the page and try again, or save it to disk and drop the file on Pail.',
  },
  gone: {
    code: 'source_not_found',
    message:
      'The page no longer has this: it was closed, reloaded, or let go of it. Reload the page and try again, or save it to disk and drop the file on Pail.',
  },
  stream: {
    code: 'source_is_stream',
    message:
      'This plays from many small pieces (HLS, DASH or another MediaSource), so there is no file to upload. If the site offers a download, upload that link.',
  },
  protected: {
    code: 'source_protected',
    message: 'This is protected by DRM, so the browser gives its bytes to nobody. Pail cannot upload it.',
  },
  tainted: {
    code: 'source_refused',
    message:
      'This picture comes from another site, which lets neither Pail nor the page read it. Allow Pail to reach that site and try again, or save it to disk and drop the file on Pail.',
  },
};

function readFailed(reason: PageReadFailure): PailError {
  const { code, message } = READ_FAILURES[reason];
  return new PailError(code, message, { retryable: false, details: { reason } });
}
