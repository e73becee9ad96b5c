import { randomUUID } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  forgetAbandonedObject,
  insertAbandonedObject,
  listAbandonedObjectsBefore,
} from '../../../backend/database/abandoned-objects.ts';
import {
  deleteConnectCodesExpiredBefore,
  findConnectCode,
  insertConnectCode,
  takeConnectCode,
} from '../../../backend/database/connect-codes.ts';
import { openDatabase, type Connection } from '../../../backend/database/connection.ts';
import { findDevicesByTokenHash, insertDevice, revokeDevice } from '../../../backend/database/devices.ts';
import { deleteFile, findFile, insertFile, type FileRow } from '../../../backend/database/files.ts';
import { listFiles } from '../../../backend/database/list-files.ts';
import { findKnownKeys } from '../../../backend/database/object-keys.ts';
import {
  countDownload,
  findLink,
  findLinkedFile,
  insertLink,
  listLinks,
  returnPasswordAttempt,
  revokeLink,
  takePasswordAttempt,
} from '../../../backend/database/links.ts';
import { findStorageUsage } from '../../../backend/database/storage-usage.ts';
import { inTransaction } from '../../../backend/database/transaction.ts';
import {
  findUpload,
  insertUploads,
  listUploadsSignedUntilBefore,
  setMultipart,
  setSignedUntil,
  takeUpload,
  takeUploadSignedUntilBefore,
} from '../../../backend/database/uploads.ts';
import { findOwner } from '../../../backend/database/users.ts';
import { makeFile, makeUpload } from '../../fixtures/database-rows.ts';
import { DATABASE, makeEmptyDatabase } from '../../fixtures/test-database.ts';

async function open(): Promise<Connection> {
  const database = await openDatabase(await makeEmptyDatabase());
  onTestFinished(() => database.destroy());
  return database;
}

function record(database: Connection, file: Omit<FileRow, 'position'>): Promise<FileRow> {
  return inTransaction(database, (transaction) => insertFile(transaction, file));
}

describe(`the repositories over ${DATABASE}`, () => {
  test('opens with an owner and keeps rows as they were given', async () => {
    const database = await open();
    const owner = await findOwner(database);
    const upload = makeUpload(owner.id, { filename: 'Ünï 👋 \u{1F468}\u200D\u{1F469}', checksum_md5: 'x' });
    await insertUploads(database, [upload]);
    expect(await findUpload(database, owner.id, upload.id)).toEqual(upload);
    expect(await findUpload(database, randomUUID(), upload.id)).toBeUndefined();
  });

  test('a connect code is taken once, and only before it expires', async () => {
    const database = await open();
    const { id: userId } = await findOwner(database);
    const code = { code_hash: 'hash', user_id: userId, created_at: 0, expires_at: 100, used_at: null };
    await insertConnectCode(database, code);
    expect(await takeConnectCode(database, 'hash', 100)).toBeUndefined();
    const taken = await Promise.all([1, 2, 3].map((now) => takeConnectCode(database, 'hash', now)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    await deleteConnectCodesExpiredBefore(database, 100);
    expect(await findConnectCode(database, 'hash')).toBeDefined();
    await deleteConnectCodesExpiredBefore(database, 101);
    expect(await findConnectCode(database, 'hash')).toBeUndefined();
  });

  test('a revoked device stays, with the time when it was revoked first', async () => {
    const database = await open();
    const { id: userId } = await findOwner(database);
    const device = { id: randomUUID(), user_id: userId, name: 'd', token_hash: 't', created_at: 1 };
    await insertDevice(database, { ...device, last_seen_at: null, revoked_at: null });
    expect(await revokeDevice(database, device.id, { now: 4, userId: randomUUID() })).toBeUndefined();
    expect(await revokeDevice(database, device.id, { now: 5, userId })).toMatchObject({
      device: { revoked_at: 5 },
      wasConnected: true,
    });
    expect(await revokeDevice(database, device.id, { now: 6 })).toMatchObject({
      device: { revoked_at: 5 },
      wasConnected: false,
    });
    expect(await findDevicesByTokenHash(database, ['t', 'u', 't'])).toMatchObject([
      { revoked_at: 5 },
      undefined,
      { revoked_at: 5 },
    ]);
  });

  test('an upload is taken once, and only under the key it has', async () => {
    const database = await open();
    const { id: userId } = await findOwner(database);
    const upload = makeUpload(userId);
    await insertUploads(database, [upload]);
    expect(await takeUpload(database, upload.id, 'another key')).toBeUndefined();
    const taken = await Promise.all([1, 2, 3].map(() => takeUpload(database, upload.id, upload.object_key)));
    expect(taken.filter(Boolean)).toEqual([upload]);
  });

  test('of multipart uploads created for one upload the first is noted, and may be replaced knowingly', async () => {
    const database = await open();
    const { id: userId } = await findOwner(database);
    const upload = makeUpload(userId, { size: null, part_size: 16 });
    await insertUploads(database, [upload]);
    const noted = await Promise.all(
      ['a', 'b'].map((s3UploadId) => setMultipart(database, upload, { s3UploadId, etagsAreOpaque: true })),
    );
    expect(noted).toEqual([true, false]);
    const first = { ...upload, s3_upload_id: 'a', etags_are_opaque: 1 };
    expect(await findUpload(database, userId, upload.id)).toEqual(first);
    expect(await setMultipart(database, first, { s3UploadId: 'c', etagsAreOpaque: false })).toBe(true);
    expect(await findUpload(database, userId, upload.id)).toEqual({ ...upload, s3_upload_id: 'c' });
    await takeUpload(database, upload.id, upload.object_key);
    expect(await setMultipart(database, first, { s3UploadId: 'd', etagsAreOpaque: false })).toBe(false);
  });

  test('a key is known as long as an upload, a file or a note has it', async () => {
    const database = await open();
    const { id: userId } = await findOwner(database);
    await insertUploads(database, [makeUpload(userId, { object_key: 'pending', s3_upload_id: 'm' })]);
    await record(database, makeFile(userId, { object_key: 'file' }));
    await insertAbandonedObject(database, { object_key: 'gone', s3_upload_id: 'm', delete_after: 1 });
    expect(await findKnownKeys(database, ['pending', 'file', 'gone', 'foreign'])).toEqual(
      new Map([
        ['pending', { neededMultipart: 'm' }],
        ['file', { neededMultipart: null }],
        ['gone', { neededMultipart: null }],
      ]),
    );
    expect(await findKnownKeys(database, [])).toEqual(new Map());
  });

  test('an upload that was signed again is not taken as expired', async () => {
    const database = await open();
    const { id: userId } = await findOwner(database);
    const upload = makeUpload(userId, { signed_until: 5 });
    await insertUploads(database, [upload]);
    expect(await takeUploadSignedUntilBefore(database, upload.id, 5)).toBeUndefined();
    expect(await takeUploadSignedUntilBefore(database, upload.id, 6)).toEqual(upload);
  });

  test('uploads whose URL has expired are found, those signed again are not', async () => {
    const database = await open();
    const { id: userId } = await findOwner(database);
    const [old, renewed] = [1, 1].map((signedUntil) => makeUpload(userId, { signed_until: signedUntil }));
    if (!old || !renewed) throw new Error('two uploads are made above');
    await insertUploads(database, [old, renewed]);
    const still = await setSignedUntil(database, [renewed.id, randomUUID()], {
      signedUntil: 100,
      deviceId: 'd',
    });
    expect(still).toEqual([{ ...renewed, signed_until: 100, device_id: 'd' }]);
    expect(await listUploadsSignedUntilBefore(database, 100, 10)).toEqual([old]);
    expect(await listUploadsSignedUntilBefore(database, 101, 1)).toHaveLength(1);
  });

  test('a transaction that fails leaves nothing behind', async () => {
    const database = await open();
    const { id: userId } = await findOwner(database);
    const file = makeFile(userId);
    const failing = database.transaction().execute(async (transaction) => {
      await insertFile(transaction, file);
      await insertLink(transaction, { slug: 's', file_id: 'no such file', created_at: 0 });
    });
    await expect(failing).rejects.toThrow(/foreign key/i);
    expect(await findStorageUsage(database, userId)).toEqual({ files: 0, bytes: 0 });
  });

  test('of one upload there is one file', async () => {
    const database = await open();
    const { id: userId } = await findOwner(database);
    const file = makeFile(userId);
    await record(database, file);
    await expect(record(database, makeFile(userId, { upload_id: file.upload_id }))).rejects.toThrow(
      /unique/i,
    );
  });

  test("a file's links go with it", async () => {
    const database = await open();
    const { id: userId } = await findOwner(database);
    const file = await record(database, makeFile(userId));
    await insertLink(database, { slug: 's', file_id: file.id, created_at: 0 });
    expect(await findLinkedFile(database, 's')).toEqual(file);
    expect(await findFile(database, userId, file.id)).toEqual({ ...file, slug: 's' });
    await inTransaction(database, (transaction) => deleteFile(transaction, file.id));
    expect(await findLinkedFile(database, 's')).toBeUndefined();
  });

  test('of many downloads at once a link gives as many as it may', async () => {
    const database = await open();
    const { id: userId } = await findOwner(database);
    const file = await record(database, makeFile(userId));
    await insertLink(database, {
      slug: 's',
      file_id: file.id,
      created_at: 0,
      max_downloads: 3,
      expires_at: 9,
    });
    expect(await countDownload(database, 's', 9)).toBe(false);
    const counted = await Promise.all(Array.from({ length: 8 }, () => countDownload(database, 's', 8)));
    expect(counted.filter(Boolean)).toHaveLength(3);
    expect(await findLink(database, 's')).toMatchObject({ downloads: 3 });
  });

  test('a link that is revoked gives nothing more, and is no longer listed', async () => {
    const database = await open();
    const { id: userId } = await findOwner(database);
    const file = await record(database, makeFile(userId));
    await insertLink(database, { slug: 'own', file_id: file.id, created_at: 1 });
    await insertLink(database, { slug: 'old', file_id: file.id, created_at: 2, is_file_link: 0 });
    await insertLink(database, { slug: 'new', file_id: file.id, created_at: 3, is_file_link: 0 });
    const slugs = async () => (await listLinks(database, file.id)).map(({ slug }) => slug);
    expect(await slugs()).toEqual(['own', 'new', 'old']);
    const revoked = await Promise.all([1, 2, 3].map((now) => revokeLink(database, 'new', now)));
    expect(revoked.filter(Boolean)).toHaveLength(1);
    expect(await slugs()).toEqual(['own', 'old']);
    expect(await countDownload(database, 'new', 4)).toBe(false);
  });

  test('of many passwords tried at once as many are looked at as may be, and as many again later', async () => {
    const database = await open();
    const { id: userId } = await findOwner(database);
    const file = await record(database, makeFile(userId));
    await insertLink(database, { slug: 's', file_id: file.id, created_at: 0 });
    const limit = { most: 3, within: 1000 };
    const start = 1_900_000_000_000;
    const tryAt = async (now: number) =>
      (
        await Promise.all(Array.from({ length: 6 }, () => takePasswordAttempt(database, 's', now, limit)))
      ).filter(Boolean).length;
    expect(await tryAt(start)).toBe(3);
    expect(await tryAt(start + 999)).toBe(0);
    await returnPasswordAttempt(database, 's');
    expect(await tryAt(start + 999)).toBe(1);
    expect(await tryAt(start + 1000)).toBe(3);
  });

  test('files are searched without regard to case, and with signs of LIKE as they stand', async () => {
    const database = await open();
    const { id: userId } = await findOwner(database);
    const names = ['100%.txt', '1000.txt', 'STRASSE Ärger.txt', 'a_b', 'axb', String.raw`c\d`];
    for (const name of names) await record(database, makeFile(userId, { name }));
    const found = async (query: string) => {
      const page = await listFiles(database, { userId, query, before: undefined, limit: 10 });
      return page.map((file) => file.name);
    };
    expect(await found('0%')).toEqual(['100%.txt']);
    expect(await found('ÄRGER')).toEqual(['STRASSE Ärger.txt']);
    expect(await found('a_b')).toEqual(['a_b']);
    expect(await found('\\')).toEqual([String.raw`c\d`]);
    expect(await findStorageUsage(database, userId)).toEqual({ files: 6, bytes: 6 * 5 * 1024 ** 3 });
  });

  test('an abandoned object is listed from its time on, until it is forgotten', async () => {
    const database = await open();
    await insertAbandonedObject(database, { object_key: 'key', s3_upload_id: 'm', delete_after: 100 });
    expect(await listAbandonedObjectsBefore(database, 100, 10)).toEqual([]);
    const [object] = await listAbandonedObjectsBefore(database, 101, 10);
    expect(object).toMatchObject({ object_key: 'key', s3_upload_id: 'm' });
    await forgetAbandonedObject(database, object?.id ?? 0);
    expect(await listAbandonedObjectsBefore(database, 101, 10)).toEqual([]);
  });
});
