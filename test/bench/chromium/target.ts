import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { CdpConnection } from './cdp-connection.ts';

/** Milliseconds between two looks at a page, and until it is given up. */
const LOOK_INTERVAL = 20;
const PATIENCE = 30_000;

const evaluatedSchema = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z
    .object({
      text: z.string(),
      exception: z.object({ description: z.string().optional(), value: z.unknown().optional() }).optional(),
    })
    .optional(),
});

/** A page or worker of the browser that is attached to. */
export interface Target {
  /**
   * Evaluates an expression, waits for its promise, and gives its value.
   * @throws with the page's own error.
   */
  evaluate<Value>(expression: string, value: z.ZodType<Value>): Promise<Value>;
  /** Types text into what has the focus. */
  insertText(text: string): Promise<void>;
  /** Drops files from the disk in the middle of the page, by their absolute paths; the browser itself opens them. */
  dropFiles(paths: readonly string[]): Promise<void>;
  /** Chooses files in the file input that the selector finds. */
  chooseFiles(selector: string, paths: readonly string[]): Promise<void>;
  /** Waits until an expression is true, also while the page still loads. @throws where it never is. */
  waitUntil(condition: string): Promise<void>;
}

/** Opens an address in a new tab, or attaches to a target that is there. */
export async function openTarget(
  connection: CdpConnection,
  url: string | null,
  existing?: string,
): Promise<Target> {
  const targetId = existing ?? (await createTab(connection, url ?? 'about:blank'));
  const { sessionId } = await connection.call(
    'Target.attachToTarget',
    { targetId, flatten: true },
    z.object({ sessionId: z.string() }),
  );
  const call = <Result>(method: string, params: Record<string, unknown>, result: z.ZodType<Result>) =>
    connection.call(method, params, result, sessionId);

  const evaluate: Target['evaluate'] = async (expression, value) => {
    const { result, exceptionDetails } = await call(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true, userGesture: true },
      evaluatedSchema,
    );
    if (exceptionDetails) {
      const { text, exception } = exceptionDetails;
      throw new Error(exception?.description ?? `${text} ${String(exception?.value)}`);
    }
    return value.parse(result.value);
  };

  return {
    evaluate,
    insertText: async (text) => {
      await call('Input.insertText', { text }, z.unknown());
    },
    dropFiles: async (paths) => {
      const middle = await evaluate(
        '({ x: innerWidth / 2, y: innerHeight / 2 })',
        z.object({ x: z.number(), y: z.number() }),
      );
      const data = { items: [], files: [...paths], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop']) {
        await call('Input.dispatchDragEvent', { type, ...middle, data }, z.unknown());
      }
    },
    chooseFiles: async (selector, paths) => {
      const { root } = await call(
        'DOM.getDocument',
        {},
        z.object({ root: z.object({ nodeId: z.number() }) }),
      );
      const { nodeId } = await call(
        'DOM.querySelector',
        { nodeId: root.nodeId, selector },
        z.object({ nodeId: z.number() }),
      );
      await call('DOM.setFileInputFiles', { nodeId, files: [...paths] }, z.unknown());
    },
    waitUntil: async (condition) => {
      const deadline = performance.now() + PATIENCE;
      // While a page loads, its context is replaced: what was asked in the old one is lost.
      while (!(await evaluate(`Boolean(${condition})`, z.boolean()).catch(() => false))) {
        if (performance.now() > deadline) throw new Error(`The page never came to: ${condition}`);
        await setTimeout(LOOK_INTERVAL);
      }
    },
  };
}

async function createTab(connection: CdpConnection, url: string): Promise<string> {
  const { targetId } = await connection.call(
    'Target.createTarget',
    { url },
    z.object({ targetId: z.string() }),
  );
  return targetId;
}
