import { hashSecret } from '../authentication/secrets.ts';
import { insertAuditRow } from '../database/audit-log.ts';
import type { Transaction } from '../database/connection.ts';
import type { Doer } from './doer.ts';

/** What the audit log tells of. */
export type DeedName =
  | 'user.added'
  | 'user.changed'
  | 'user.removed'
  | 'connect-link.made'
  | 'device.connected'
  | 'device.revoked'
  | 'file.stored'
  | 'file.deleted'
  | 'link.made'
  | 'link.revoked';

export interface Deed {
  name: DeedName;
  /** Milliseconds since 1970. */
  at: number;
  /** The id of what it was done to. */
  subject: string;
  /** What else is worth knowing; never a token, code, password or slug. */
  details?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Writes down who does what, in the transaction that does it: there is no deed without its row, and no row of a deed that
 * was undone.
 */
export async function noteDeed(transaction: Transaction, doer: Doer, deed: Deed): Promise<void> {
  await insertAuditRow(transaction, {
    at: deed.at,
    deed: deed.name,
    via: doer.via,
    user_id: doer.user.id,
    user_name: doer.user.name,
    device_id: doer.device?.id ?? null,
    device_name: doer.device?.name ?? null,
    address: doer.address,
    request_id: doer.requestId,
    subject: deed.subject,
    details: deed.details === undefined ? '{}' : JSON.stringify(deed.details),
  });
}

/** Names a link without opening it: the beginning of its slug's SHA-256. */
export function nameOfLink(slug: string): string {
  return hashSecret(slug).slice(0, 16);
}
