import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { insertFile } from '../../../backend/database/files.ts';
import { insertLink } from '../../../backend/database/links.ts';
import { inTransaction } from '../../../backend/database/transaction.ts';
import { findOwner } from '../../../backend/database/users.ts';
import {
  batchContentsSchema,
  batchSchema,
  listBatchesResponseSchema,
  type Batch,
  type BatchContents,
} from '../../../shared/api/batches.ts';
import type { StoredFile } from '../../../shared/api/files.ts';
import { MAX_BATCH_FILES_PER_CALL, MAX_FILENAME_LENGTH } from '../../../shared/limits.ts';
import type { ConnectedDevice } from '../../fixtures/connected-device.ts';
import { makeFile } from '../../fixtures/database-rows.ts';
import { BROWSER, errorCodeOf, listLinks } from '../../fixtures/links-over-api.ts';
import { addPerson, besideBackend } from '../../fixtures/people.ts';
import { startBackend, type BackendUnderTest } from '../../fixtures/running-backend.ts';
import { upload } from '../../fixtures/upload-over-api.ts';

function put(
  device: ConnectedDevice,
  id: string,
  files: readonly { file: StoredFile; name: string }[],
): Promise<Response> {
  const named = files.map(({ file, name }) => ({ fileId: file.id, name }));
  return device.call('PUT', `/batches/${id}`, { files: named });
}

async function putBatch(...args: Parameters<typeof put>): Promise<Batch> {
  return batchSchema.parse(await (await put(...args)).json());
}

/** Records files of the owner's beside the backend; returns their ids. */
function recordFiles(backend: BackendUnderTest, count: number): Promise<string[]> {
  return besideBackend(backend, async (database) => {
    const { id: userId } = await findOwner(database);
    return inTransaction(database, async (transaction) => {
      const ids: string[] = [];
      for (let index = 0; index < count; index++) {
        const { id } = await insertFile(transaction, makeFile(userId, { size: 1 }));
        await insertLink(transaction, { slug: id, file_id: id, created_at: 0 });
        ids.push(id);
      }
      return ids;
    });
  });
}

async function contentsOf({ link }: Pick<Batch, 'link'>): Promise<BatchContents> {
  return batchContentsSchema.parse(await (await fetch(link)).json());
}

test('one link leads to all files of a folder, in their order, each with its own link', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const first = await upload(device, { bytes: 'first' });
  const second = await upload(device, { bytes: 'second!' });
  const batch = await putBatch(device, randomUUID(), [
    { file: second, name: 'holiday/b.txt' },
    { file: first, name: 'holiday/2026/a.txt' },
  ]);
  expect(batch.files).toBe(2);
  const contents = await contentsOf(batch);
  expect(contents).toEqual({
    folder: 'holiday',
    count: 2,
    bytes: 12,
    files: [
      { name: 'holiday/b.txt', contentType: 'text/plain', size: 7, link: second.link },
      { name: 'holiday/2026/a.txt', contentType: 'text/plain', size: 5, link: first.link },
    ],
    next: null,
  });
  expect(await (await fetch(contents.files[1]?.link ?? '')).text()).toBe('first');
});

test('a person gets a page, which no search engine lists and nobody keeps', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const file = await upload(device, { claims: { filename: 'a.txt' } });
  const other = await upload(device);
  const { link } = await putBatch(device, randomUUID(), [
    { file, name: '<b>/../a.txt' },
    { file: other, name: '<b>/b.txt' },
  ]);
  const page = await fetch(link, { headers: BROWSER });
  expect(page.headers.get('X-Robots-Tag')).toBe('noindex');
  expect(page.headers.get('Cache-Control')).toBe('no-store');
  expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  const text = await page.text();
  expect(text).toContain('<h1>&lt;b&gt;</h1>');
  expect(text).toContain('2 files, 10 bytes');
  expect(text).toContain(`<a href="${file.link}">file/a.txt</a>`);
});

test('a batch can be put again, and grows: the link stays the same, and no file is in it twice', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const id = randomUUID();
  const file = await upload(device);
  const first = await putBatch(device, id, [{ file, name: 'a' }]);
  const later = { file: await upload(device), name: 'b' };
  const [again, once] = await Promise.all([
    putBatch(device, id, [{ file, name: 'a' }, later]),
    putBatch(device, id, [{ file, name: 'a' }, later]),
  ]);
  expect([again, once]).toEqual([
    { ...first, files: 2 },
    { ...first, files: 2 },
  ]);
  expect((await contentsOf(first)).files.map(({ name }) => name)).toEqual(['a', 'b']);
});

test('a thousand files and more are listed page by page', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const id = randomUUID();
  const file = await upload(device);
  const batch = await putBatch(device, id, [{ file, name: 'file 0' }]);
  const ids = await recordFiles(backend, 1100);
  for (let start = 0; start < ids.length; start += MAX_BATCH_FILES_PER_CALL) {
    const files = ids.slice(start, start + MAX_BATCH_FILES_PER_CALL).map((fileId, index) => ({
      fileId,
      name: `file ${start + index + 1}`,
    }));
    expect((await device.call('PUT', `/batches/${id}`, { files })).status).toBe(200);
  }
  const names: string[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page = await contentsOf({ link: `${batch.link}?after=${after}` });
    expect(page.count).toBe(1101);
    names.push(...page.files.map(({ name }) => name));
    after = page.next;
  }
  expect(names).toEqual(Array.from({ length: 1101 }, (_, index) => `file ${index}`));
  expect(await (await fetch(batch.link, { headers: BROWSER })).text()).toContain('More files');
});

test('as many files as a call may name fit into it with the longest names', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const ids = await recordFiles(backend, MAX_BATCH_FILES_PER_CALL);
  const files = ids.map((fileId) => ({ fileId, name: '文'.repeat(MAX_FILENAME_LENGTH) }));
  expect((await device.call('PUT', `/batches/${randomUUID()}`, { files })).status).toBe(200);
});

test("the link follows each file: a new link of a file's own is in it, and a deleted file is not", async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const [kept, gone] = [await upload(device), await upload(device)];
  const batch = await putBatch(device, randomUUID(), [
    { file: kept, name: 'kept' },
    { file: gone, name: 'gone' },
  ]);
  const [own] = await listLinks(device, kept.id);
  await device.call('DELETE', `/links/${own?.slug}`);
  await device.call('DELETE', `/files/${gone.id}`);
  const { files } = await contentsOf(batch);
  expect(files).toMatchObject([{ name: 'kept' }]);
  expect(files[0]?.link).not.toBe(kept.link);
  await device.call('DELETE', `/files/${kept.id}`);
  const answer = await fetch(batch.link);
  expect(answer.status).toBe(404);
  expect(await errorCodeOf(answer)).toBe('link_not_found');
});

test('a link that is taken back leads nowhere and is not made again; the files keep theirs', async () => {
  await using backend = await startBackend();
  const device = await backend.connect();
  const id = randomUUID();
  const file = await upload(device);
  const batch = await putBatch(device, id, [{ file, name: 'a' }]);
  const listed = async () =>
    listBatchesResponseSchema.parse(await (await device.call('GET', `/files/${file.id}/batches`)).json());
  expect(await listed()).toEqual({ batches: [batch] });
  for (let time = 0; time < 2; time++) {
    expect((await device.call('DELETE', `/batches/${id}`)).status).toBe(204);
  }
  const page = await fetch(batch.link, { headers: BROWSER });
  expect(page.status).toBe(410);
  expect(await page.text()).toContain('<h1>Link taken back</h1>');
  const again = await put(device, id, [{ file, name: 'a' }]);
  expect(await errorCodeOf(again)).toBe('link_revoked');
  expect(await listed()).toEqual({ batches: [] });
  expect((await fetch(file.link)).status).toBe(200);
});

test("nobody puts another's files under a link, or files under another's link", async () => {
  await using backend = await startBackend();
  const [one, other] = [await addPerson(backend, 'one'), await addPerson(backend, 'other')];
  const id = randomUUID();
  const [mine, theirs] = [await upload(one), await upload(other)];
  await putBatch(one, id, [{ file: mine, name: 'mine' }]);
  const stolen = await put(other, randomUUID(), [
    { file: theirs, name: 'theirs' },
    { file: mine, name: 'mine' },
  ]);
  expect(stolen.status).toBe(404);
  expect(await errorCodeOf(stolen)).toBe('file_not_found');
  expect(await errorCodeOf(await put(other, id, [{ file: theirs, name: 'theirs' }]))).toBe('link_not_found');
  expect(await errorCodeOf(await other.call('DELETE', `/batches/${id}`))).toBe('link_not_found');
});

test('whoever may not share makes no such link', async () => {
  await using backend = await startBackend();
  const device = await addPerson(backend, 'one', { may_share: 0 });
  const file = await upload(device);
  expect(await errorCodeOf(await put(device, randomUUID(), [{ file, name: 'a' }]))).toBe(
    'sharing_not_allowed',
  );
});
