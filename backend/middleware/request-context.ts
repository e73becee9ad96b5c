import type { HttpBindings } from '@hono/node-server';
import type { UsersDevice } from '../database/devices.ts';

/** What middleware leaves for the routes. */
export interface RequestContext {
  /** The request and answer as Node has them. */
  Bindings: HttpBindings;
  Variables: { requestId: string };
}

/** The same behind the token check. */
export interface DeviceContext {
  Bindings: RequestContext['Bindings'];
  Variables: RequestContext['Variables'] & { device: UsersDevice };
}
