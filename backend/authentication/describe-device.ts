import type { Device, Me } from '../../shared/api/devices.ts';
import type { DeviceRow } from '../database/devices.ts';
import { findUser } from '../database/users.ts';
import type { Dependencies } from '../dependencies.ts';
import { findUsage, toLimits } from '../limits/describe-limits.ts';

/** What a device may know of itself: its user, limits, use and the bucket's origins. */
export async function describeDevice(
  { database, bucket, settings, now }: Dependencies,
  device: DeviceRow,
): Promise<Me> {
  const user = await findUser(database, device.user_id);
  return {
    user: { id: user.id, name: user.name },
    device: toDevice(device),
    limits: toLimits(user, settings),
    usage: await findUsage(database, user.id, user, now()),
    bucketOrigins: bucket.origins,
  };
}

/** A device as the API shows it. */
export function toDevice(row: DeviceRow): Device {
  return { id: row.id, name: row.name, createdAt: row.created_at, lastSeenAt: row.last_seen_at };
}
