import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { errorBodySchema, errorValueSchema } from '../../../shared/errors/pail-error.ts';
import { parseConnectionLink } from '../../../shared/connection-link.ts';
import { batchSchema } from '../../../shared/api/batches.ts';
import { listLinksResponseSchema } from '../../../shared/api/links.ts';
import { callWith, type ConnectedDevice } from '../../fixtures/connected-device.ts';
import { addDevice, addPerson } from '../../fixtures/people.ts';
import { md5Of } from '../../fixtures/md5-of.ts';
import { startBackend, type BackendUnderTest } from '../../fixtures/running-backend.ts';
import { createInParts } from '../../fixtures/upload-in-parts.ts';
import { createAccepted, describeUpload, put, upload } from '../../fixtures/upload-over-api.ts';
import { ASKERS, AUTHORISATION, type Asker } from '../../openapi/authorisation-matrix.ts';
import { readOperations, type Operation } from '../../openapi/document.ts';

/** In all names of what belongs to the right person: an answer that holds it has told something. */
const PRIVATE = 'private-holiday';

const LARGE_BYTES = 80 * 1024 ** 2;

const RIGHT = 'right';

/** What belongs to the right person, made anew for each question. */
interface Belongings {
  fileId: string;
  slug: string;
  /** It holds the file. */
  batchId: string;
  batchLink: string;
  /** Its bytes are in the bucket, and it is not completed. */
  upload: ReturnType<typeof describeUpload>;
  inPartsId: string;
  partSize: number;
  /** Another device of theirs. */
  deviceId: string;
  /** A code that connects one more. */
  code: string;
}

async function makeBelongings(backend: BackendUnderTest, right: ConnectedDevice): Promise<Belongings> {
  const claims = { filename: `${PRIVATE}.txt` };
  const file = await upload(right, { claims });
  const pending = describeUpload({ claims });
  await put((await createAccepted(right, pending)).request);
  const { checksum: _, ...large } = describeUpload({ claims: { ...claims, size: LARGE_BYTES } });
  const { partSize } = await createInParts(right, large);
  const { links } = listLinksResponseSchema.parse(
    await (await right.call('GET', `/files/${file.id}/links`)).json(),
  );
  const batchId = randomUUID();
  const batch = batchSchema.parse(
    await (
      await right.call('PUT', `/batches/${batchId}`, { files: [{ fileId: file.id, name: file.name }] })
    ).json(),
  );
  const other = await addDevice(backend, RIGHT, PRIVATE);
  return {
    fileId: file.id,
    slug: links[0]?.slug ?? '',
    batchId,
    batchLink: batch.link,
    upload: pending,
    inPartsId: large.id,
    partSize,
    deviceId: other.deviceId,
    code: parseConnectionLink(await backend.createConnectionLink()).code,
  };
}

/** What the right person sees of it; changed in no way, it is the same text. */
async function look(
  right: ConnectedDevice,
  { fileId, upload: pending, inPartsId, deviceId }: Belongings,
): Promise<string> {
  const answers = await Promise.all(
    [
      `/files/${fileId}`,
      `/files/${fileId}/links`,
      `/files/${fileId}/batches`,
      `/uploads/${pending.id}`,
      `/uploads/${inPartsId}`,
    ].map(async (path) => (await right.call('GET', path)).text()),
  );
  const devices = await (await right.call('GET', '/devices')).text();
  return [...answers, devices.includes(deviceId)].join('\n');
}

/** The request of an operation about these belongings. */
function requestOf({ name, path }: Operation, of: Belongings): { path: string; body?: unknown } {
  const filled = path
    .replace('{slug}', of.slug)
    .replace('{id}', () =>
      path.startsWith('/files')
        ? of.fileId
        : path.startsWith('/devices')
          ? of.deviceId
          : path.startsWith('/batches')
            ? of.batchId
            : of.upload.id,
    );
  switch (name) {
    case 'POST /connect':
      return { path, body: { code: of.code, deviceName: 'New' } };
    case 'POST /uploads':
      return { path, body: { uploads: [of.upload] } };
    case 'POST /uploads/complete':
      return { path, body: { ids: [of.upload.id] } };
    case 'POST /uploads/{id}/parts':
      return {
        path: `/uploads/${of.inPartsId}/parts`,
        body: { parts: [{ partNumber: 1, size: of.partSize, checksum: md5Of('part') }] },
      };
    case 'PUT /batches/{id}':
      return { path: `/batches/${randomUUID()}`, body: { files: [{ fileId: of.fileId, name: 'a' }] } };
    case 'POST /files/{id}/links':
      return { path: filled, body: {} };
    default:
      return { path: filled };
  }
}

const itemsSchema = z.object({ uploads: z.array(z.object({ error: errorValueSchema.optional() })) });

/** Status, error code, and whether anything was told of it or changed in it. */
async function outcomeOf(answer: Response, of: Belongings, hasChanged: boolean): Promise<string> {
  const text = await answer.text();
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  const [item] = itemsSchema.safeParse(json).data?.uploads ?? [];
  const code = errorBodySchema.safeParse(json).data?.error.code ?? item?.error?.code;
  return [
    answer.status,
    code,
    [PRIVATE, of.slug, of.batchLink].some((told) => text.includes(told)) && 'told',
    hasChanged && 'changed',
  ]
    .filter(Boolean)
    .join(' ');
}

test('every route gives each person what the checked-in matrix says, and no other', async () => {
  await using backend = await startBackend({ env: { RATE_LIMIT_ADDRESS: '0' } });
  const right = await addPerson(backend, RIGHT);
  const revoked = await addDevice(backend, RIGHT, 'Lost phone');
  expect((await right.call('DELETE', `/devices/${revoked.deviceId}`)).status).toBe(204);
  const askers: Record<Asker, ConnectedDevice['call']> = {
    nobody: callWith(backend.baseUrl, ''),
    wrong: (await addPerson(backend, 'wrong')).call,
    right: right.call,
    admin: (await backend.connect()).call,
    revoked: revoked.call,
  };

  const operations = await readOperations(backend.baseUrl);
  const found: Record<string, Record<string, string>> = {};
  for (const operation of operations) {
    const outcomes: Record<string, string> = {};
    for (const asker of ASKERS) {
      const belongings = await makeBelongings(backend, right);
      const before = await look(right, belongings);
      const { path, body } = requestOf(operation, belongings);
      const answer = await askers[asker](operation.method, path, body);
      outcomes[asker] = await outcomeOf(answer, belongings, (await look(right, belongings)) !== before);
    }
    found[operation.name] = outcomes;
  }
  // A new route has no row here: decide who may use it, and write that down.
  expect(found).toEqual(AUTHORISATION);
}, 180_000);
