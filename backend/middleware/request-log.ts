import type { Context } from 'hono';
import type { Dependencies } from '../dependencies.ts';
import type { DeviceContext } from './request-context.ts';

/** What a request works with: the same as ever, but that each line it logs bears its id. */
export function withRequestLog(dependencies: Dependencies, context: Context<DeviceContext>): Dependencies {
  return { ...dependencies, log: dependencies.log.child({ requestId: context.get('requestId') }) };
}
