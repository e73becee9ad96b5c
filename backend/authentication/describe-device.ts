import type { Device, Me } from '../../shared/api/devices.ts';
import type { DeviceRow } from '../database/devices.ts';
import { findStorageUsage } from '../database/storage-usage.ts';
import { findUser } from '../database/users.ts';
import type { Dependencies } from '../dependencies.ts';

/** What a device may know of itself: its user, limits, use and the bucket's origins. */
export async function describeDevice(
  { database, bucket, settings }: Dependencies,
  device: DeviceRow,
): Promise<Me> {
  const user = await findUser(database, device.user_id);
  return {
    user: { id: user.id, name: user.name },
    device: toDevice(device),
    limits: { maxFileBytes: settings.maxFileBytes },
    usage: await findStorageUsage(database, user.id),
    bucketOrigins: bucket.origins,
  };
}

/** A device as the API shows it. */
export function toDevice(row: DeviceRow): Device {
  return { id: row.id, name: row.name, createdAt: row.created_at, lastSeenAt: row.last_seen_at };
}
