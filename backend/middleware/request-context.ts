import type { DeviceRow } from '../database/devices.ts';

/** What middleware leaves for the routes. */
export interface RequestContext {
  Variables: { requestId: string };
}

/** The same behind the token check. */
export interface DeviceContext {
  Variables: RequestContext['Variables'] & { device: DeviceRow };
}
