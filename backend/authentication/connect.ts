import { PailError } from '../../shared/errors/pail-error.ts';
import { formatConnectionLink } from '../../shared/connection-link.ts';
import { findConnectCode, insertConnectCode, takeConnectCode } from '../database/connect-codes.ts';
import { insertDevice, type DeviceRow } from '../database/devices.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Dependencies, Settings } from '../dependencies.ts';
import { hashSecret, makeConnectCode, makeDeviceToken, makeId } from './secrets.ts';

/** How long a connect code is good unless told otherwise, in milliseconds. */
const CODE_LIFETIME = 60 * 60_000;

/** Makes a link which connects one device to the user, once, within the given milliseconds. */
export async function createConnectionLink(
  {
    database,
    settings,
    now,
    randomBytes,
  }: Pick<Dependencies, 'database' | 'now' | 'randomBytes'> & { settings: Pick<Settings, 'baseUrl'> },
  userId: string,
  expiresInMs: number = CODE_LIFETIME,
): Promise<string> {
  const code = makeConnectCode(randomBytes);
  await insertConnectCode(database, {
    code_hash: hashSecret(code),
    user_id: userId,
    created_at: now(),
    expires_at: now() + expiresInMs,
    used_at: null,
  });
  return formatConnectionLink({ baseUrl: settings.baseUrl, code });
}

/**
 * Swaps a connect code for a device and its token. Of several calls with the same code one succeeds.
 * @throws {PailError} `connect_code_invalid`, `connect_code_expired` or `connect_code_used`.
 */
export async function connectDevice(
  { database, now, randomBytes }: Dependencies,
  { code, deviceName }: { code: string; deviceName: string },
): Promise<{ token: string; device: DeviceRow }> {
  const codeHash = hashSecret(code);
  const token = makeDeviceToken(randomBytes);
  const device = await inTransaction(database, async (transaction) => {
    const taken = await takeConnectCode(transaction, codeHash, now());
    if (!taken) return undefined;
    const row: DeviceRow = {
      id: makeId(randomBytes),
      user_id: taken.user_id,
      name: deviceName,
      token_hash: hashSecret(token),
      created_at: now(),
      last_seen_at: now(),
      revoked_at: null,
    };
    await insertDevice(transaction, row);
    return row;
  });
  if (device) return { token, device };
  const known = await findConnectCode(database, codeHash);
  if (!known) {
    throw new PailError(
      'connect_code_invalid',
      'The server does not know this connect code. Copy the whole connection link, or make a new one on the server.',
    );
  }
  if (known.used_at !== null) {
    throw new PailError(
      'connect_code_used',
      'This connection link was used already: it works once. Make a new one on the server.',
    );
  }
  throw new PailError(
    'connect_code_expired',
    'This connection link has expired. Make a new one on the server.',
  );
}
