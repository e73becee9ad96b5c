import { AsyncLocalStorage } from 'node:async_hooks';

const requestIds = new AsyncLocalStorage<string>();

/** Does the work of one request: every line that is logged meanwhile bears the request's id, however deep. */
export function asRequest<Result>(requestId: string, work: () => Result): Result {
  return requestIds.run(requestId, work);
}

/** What a log line says of the request that it belongs to; nothing outside of any, as in the reaper. */
export function describeCurrentRequest(): { requestId?: string } {
  const requestId = requestIds.getStore();
  return requestId === undefined ? {} : { requestId };
}
