import { PailError } from '../../shared/errors/pail-error.ts';
import { formatConnectionLink } from '../../shared/connection-link.ts';
import { byDevice, type Caller, type Doer } from '../audit/doer.ts';
import { noteDeed } from '../audit/note-deed.ts';
import { findConnectCode, insertConnectCode, takeConnectCode } from '../database/connect-codes.ts';
import { insertDevice, type DeviceRow } from '../database/devices.ts';
import { inTransaction } from '../database/transaction.ts';
import { findUser } from '../database/users.ts';
import type { Dependencies, Settings } from '../dependencies.ts';
import { hashSecret, makeConnectCode, makeDeviceToken, makeId } from './secrets.ts';

/** How long a connect code is good unless told otherwise, in milliseconds. */
const CODE_LIFETIME = 60 * 60_000;

/** Makes a link which connects one device to the doer's user, once, within the given milliseconds. */
export async function createConnectionLink(
  {
    database,
    settings,
    now,
    randomBytes,
  }: Pick<Dependencies, 'database' | 'now' | 'randomBytes'> & { settings: Pick<Settings, 'baseUrl'> },
  doer: Doer,
  expiresInMs: number = CODE_LIFETIME,
): Promise<string> {
  const code = makeConnectCode(randomBytes);
  const at = now();
  await inTransaction(database, async (transaction) => {
    await insertConnectCode(transaction, {
      code_hash: hashSecret(code),
      user_id: doer.user.id,
      created_at: at,
      expires_at: at + expiresInMs,
      used_at: null,
    });
    await noteDeed(transaction, doer, {
      name: 'connect-link.made',
      at,
      subject: doer.user.id,
      details: { expiresAt: at + expiresInMs },
    });
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
  origin: Pick<Caller, 'address' | 'requestId'>,
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
    const { name } = await findUser(transaction, row.user_id);
    await noteDeed(transaction, byDevice({ device: { ...row, user_name: name }, ...origin }), {
      name: 'device.connected',
      at: row.created_at,
      subject: row.id,
    });
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
