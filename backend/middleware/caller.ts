import type { Context } from 'hono';
import type { Caller } from '../audit/doer.ts';
import type { AddressOf } from '../serving/client-address.ts';
import type { DeviceContext } from './request-context.ts';

/** Who makes a call, behind the token check. */
export function callerOf(context: Context<DeviceContext>, addressOf: AddressOf): Caller {
  return {
    device: context.get('device'),
    address: addressOf(context.env.incoming),
    requestId: context.get('requestId'),
  };
}
