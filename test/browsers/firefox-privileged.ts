import type { Browser } from 'puppeteer-core';
import { z } from 'zod';

interface BidiConnection {
  send(method: string, params: object): Promise<unknown>;
}

/**
 * Puppeteer's own WebDriver BiDi connection, which its types do not show. Firefox allows one session at a time, so a
 * second connection of our own is not possible.
 */
const connectionSchema = z.custom<BidiConnection>(
  (value) => typeof value === 'object' && value !== null && 'send' in value,
);

const treeSchema = z.object({
  result: z.object({ contexts: z.array(z.object({ context: z.string() })).min(1) }),
});

const outcomeSchema = z.object({
  result: z.discriminatedUnion('type', [
    z.object({ type: z.literal('success') }),
    z.object({ type: z.literal('exception'), exceptionDetails: z.object({ text: z.string() }) }),
  ]),
});

/**
 * Runs a function in Firefox's own window, where `WebExtensionPolicy` and `Services` are to be had. It must refer to
 * nothing outside itself; its arguments go there as JSON.
 */
export async function runPrivileged(
  browser: Browser,
  functionSource: string,
  args: readonly unknown[],
): Promise<void> {
  const connection = connectionSchema.parse(Reflect.get(browser, 'connection'));
  const tree = treeSchema.parse(await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' }));
  const outcome = outcomeSchema.parse(
    await connection.send('script.callFunction', {
      functionDeclaration: `(json) => (${functionSource})(...JSON.parse(json))`,
      arguments: [{ type: 'string', value: JSON.stringify(args) }],
      target: { context: tree.result.contexts[0]?.context },
      awaitPromise: true,
    }),
  );
  if (outcome.result.type === 'exception') throw new Error(outcome.result.exceptionDetails.text);
}
