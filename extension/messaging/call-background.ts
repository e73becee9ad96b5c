import { browser } from 'wxt/browser';
import { PailError } from '../../shared/errors/pail-error.ts';
import { answerEnvelopeSchema } from '../../shared/messages/background-calls.ts';
import type { Call } from '../../shared/messages/call.ts';

/**
 * Asks the background; the browser wakes it where it sleeps.
 * @throws {PailError} what the background threw
 */
export async function callBackground<Request, Response>(
  { name, response }: Call<Request, Response>,
  request: Request,
): Promise<Response> {
  const answer: unknown = await browser.runtime.sendMessage({ call: name, request });
  const envelope = answerEnvelopeSchema.safeParse(answer);
  if (!envelope.success) {
    throw new PailError('internal', 'Pail did not answer itself. Close and open it again.');
  }
  if (!envelope.data.ok) throw PailError.fromValue(envelope.data.error);
  return response.parse(envelope.data.response);
}
