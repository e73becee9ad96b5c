import type { Doer } from '../audit/doer.ts';
import { noteDeed } from '../audit/note-deed.ts';
import { revokeDevice, type DeviceRow } from '../database/devices.ts';
import { inTransaction } from '../database/transaction.ts';
import { findUser, type UserRow } from '../database/users.ts';
import type { Dependencies } from '../dependencies.ts';

/**
 * Revokes a device and writes down who did it, unless it was revoked before. Its uploads under way are another matter:
 * see `stopUploadsOf`.
 * @param userId whose it must be; left out: whoever's
 * @param doer who does it, given the device's user
 * @returns undefined where there is no such device
 */
export function revokeNamedDevice(
  { database, now }: Pick<Dependencies, 'database' | 'now'>,
  id: string,
  { userId, doer }: { userId?: string; doer: (user: UserRow) => Doer },
): Promise<DeviceRow | undefined> {
  return inTransaction(database, async (transaction) => {
    const at = now();
    const found = await revokeDevice(transaction, id, { now: at, ...(userId !== undefined && { userId }) });
    if (!found) return undefined;
    const { device, wasConnected } = found;
    if (wasConnected) {
      await noteDeed(transaction, doer(await findUser(transaction, device.user_id)), {
        name: 'device.revoked',
        at,
        subject: id,
        details: { name: device.name },
      });
    }
    return device;
  });
}
