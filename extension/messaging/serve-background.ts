import { browser } from 'wxt/browser';
import { toErrorValue } from '../../shared/errors/pail-error.ts';
import { reportDefect } from '../../shared/errors/report-defect.ts';
import { callEnvelopeSchema } from '../../shared/messages/background-calls.ts';
import type { Call } from '../../shared/messages/call.ts';

/** The tab in which the page is that calls; null for the popup, a panel and the engine's home. */
export interface CallSender {
  tabId: number | null;
  pageTitle: string | null;
}

interface ServedCall {
  name: string;
  serve(request: unknown, sender: CallSender): Promise<unknown>;
}

/** Binds a call to the function that answers it. */
export function answer<Request, Response>(
  { name, request }: Call<Request, Response>,
  handle: (request: Request, sender: CallSender) => Promise<Response>,
): ServedCall {
  return { name, serve: (value, sender) => handle(request.parse(value), sender) };
}

/** Answers the calls of the extension's own pages, and of nobody else. To be called while the background starts. */
export function serveBackground(calls: readonly ServedCall[]): void {
  const byName = new Map(calls.map((call) => [call.name, call]));

  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    const envelope = callEnvelopeSchema.safeParse(message);
    const call = envelope.success ? byName.get(envelope.data.call) : undefined;
    if (!call || !envelope.success || !isOwnPage(sender)) return undefined;
    const { tab } = sender;
    const from = { tabId: tab?.id ?? null, pageTitle: tab?.title ?? null };
    call.serve(envelope.data.request, from).then(
      (response) => sendResponse({ ok: true, response }),
      (error: unknown) => {
        reportDefect(error);
        sendResponse({ ok: false, error: toErrorValue(error) });
      },
    );
    // Keeps the channel open for the answer.
    return true;
  });
}

/** A content script has the extension's id as well, but its page's address. */
function isOwnPage({ id, url }: { id?: string; url?: string }): boolean {
  return id === browser.runtime.id && url !== undefined && url.startsWith(browser.runtime.getURL('/'));
}
