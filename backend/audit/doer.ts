import type { UsersDevice } from '../database/devices.ts';

/** A person, as the audit log names one. */
interface NamedUser {
  id: string;
  name: string;
}

/** What the audit log has of a device. */
type NamedDevice = Pick<UsersDevice, 'id' | 'name' | 'user_id' | 'user_name'>;

/** A call over HTTP: the device that makes it, and where it comes from. */
export interface Caller {
  device: UsersDevice;
  /** As far as trusted proxies tell it. */
  address: string;
  requestId: string;
}

/** Who does something, as the audit log has it. */
export interface Doer {
  /** How it is done: over HTTP, with the `pail` command on the server, or by the backend itself. */
  via: 'device' | 'command' | 'server';
  /** Whose things it is about. Over HTTP nobody reaches another's, so it is who does it, too. */
  user: NamedUser;
  device: { id: string; name: string } | null;
  address: string | null;
  requestId: string | null;
}

export function byDevice({
  device,
  address,
  requestId,
}: Pick<Caller, 'address' | 'requestId'> & { device: NamedDevice }): Doer {
  return {
    via: 'device',
    user: { id: device.user_id, name: device.user_name },
    device: { id: device.id, name: device.name },
    address,
    requestId,
  };
}

/** Whoever may run the command on the server. */
export function byCommand({ id, name }: NamedUser): Doer {
  return { via: 'command', user: { id, name }, device: null, address: null, requestId: null };
}

export function byServer({ id, name }: NamedUser): Doer {
  return { via: 'server', user: { id, name }, device: null, address: null, requestId: null };
}
