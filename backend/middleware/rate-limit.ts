import type { MiddlewareHandler } from 'hono';
import type { Dependencies } from '../dependencies.ts';
import { networkOf } from '../serving/client-address.ts';
import type { RequestContext } from './request-context.ts';

/** Counts the calls of an address to what needs no device token. Where there is one, the device is counted instead. */
export function limitAddresses({
  rateLimits,
  addressOf,
}: Pick<Dependencies, 'rateLimits' | 'addressOf'>): MiddlewareHandler<RequestContext> {
  return async (context, next) => {
    await rateLimits.address.count(networkOf(addressOf(context.env.incoming)));
    await next();
  };
}
