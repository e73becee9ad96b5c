import { z } from 'zod';
import { listBatchesResponseSchema } from '../api/batches.ts';
import { meSchema } from '../api/devices.ts';
import { fileKindSchema, fileSchema, listFilesResponseSchema } from '../api/files.ts';
import { createLinkRequestSchema, linkSchema, listLinksResponseSchema } from '../api/links.ts';
import { errorValueSchema } from '../errors/pail-error.ts';
import { defineCall } from './call.ts';
import { connectionLookSchema } from './connection.ts';
import { imageOptionsSchema } from './image-options.ts';
import { linkFormatSchema } from './link-format.ts';
import { pageAnswerFactsSchema } from './page-read.ts';
import { targetNewsSchema } from './page-drag.ts';
import { pageFrameSchema } from './page-target.ts';
import { screenshotKindSchema } from './screenshot.ts';

/** How a question and its answer travel over `runtime.sendMessage`. */
export const callEnvelopeSchema = z.object({ call: z.string(), request: z.unknown() });
export const answerEnvelopeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), response: z.unknown() }),
  z.object({ ok: z.literal(false), error: errorValueSchema }),
]);

const nothing = z.null();

/** Makes sure that the upload engine runs before it is spoken to. */
export const ensureEngine = defineCall('engine.ensure', nothing, nothing);

/** The backend's address and token, for the engine's home that cannot read storage itself (Chrome's offscreen document). */
export const getAddress = defineCall(
  'connection.address',
  z.object({ connectionId: z.uuid().nullable() }),
  z.object({ baseUrl: z.url(), token: z.string(), bucketOrigins: z.array(z.url()) }),
);

/**
 * The connection to which uploads belong that were added when there could be only one, for the engine's home that cannot
 * read storage itself; null where that is gone.
 */
export const getFormerConnection = defineCall(
  'connection.former',
  nothing,
  z.object({ connectionId: z.uuid().nullable() }),
);

/** Swaps a connection link for a token. The host's permission has been asked for before. */
export const connect = defineCall('connection.connect', z.object({ link: z.string() }), nothing);

const ofConnection = z.object({ connectionId: z.uuid() });

export const disconnect = defineCall('connection.disconnect', ofConnection, nothing);

/** Has uploads go over a connection. */
export const chooseConnection = defineCall('connection.choose', ofConnection, nothing);

export const changeConnectionLook = defineCall(
  'connection.look',
  ofConnection.extend({ look: connectionLookSchema }),
  nothing,
);

/** Asks the backend who this device is and how much its user has stored. */
export const getMe = defineCall('connection.me', ofConnection, meSchema);

export const listFiles = defineCall(
  'files.list',
  ofConnection.extend({
    query: z.string().optional(),
    kind: fileKindSchema.optional(),
    cursor: z.string().optional(),
    limit: z.number().optional(),
  }),
  listFilesResponseSchema,
);

export const removeFile = defineCall('files.remove', ofConnection.extend({ id: z.uuid() }), nothing);

/**
 * Prepares a fetch of the extension's own of something on a page: whether Pail may reach its host, and then the id of a
 * rule that has that one request carry a Referer.
 */
export const prepareFetch = defineCall(
  'page.prepare-fetch',
  z.object({ url: z.url(), referrer: z.string().nullable() }),
  z.object({ allowed: z.boolean(), rule: z.number().int().nullable() }),
);

/** Takes away the rule of {@link prepareFetch}. */
export const forgetRule = defineCall('page.forget-rule', z.object({ rule: z.number().int() }), nothing);

/** Runs the script that reads in a page's document; it opens a port to the engine. */
export const injectReader = defineCall('page.inject-reader', pageFrameSchema, nothing);

/** Has a page's own script fetch an address; its body can be read under `blobUrl` in that document. */
export const fetchAsPage = defineCall(
  'page.fetch',
  z.object({ frame: pageFrameSchema, url: z.url() }),
  z.object({ facts: pageAnswerFactsSchema, blobUrl: z.string() }).nullable(),
);

/** Uploads files from a page of the extension that cannot reach the engine itself: a frame in a page, in Firefox. */
export const addDropped = defineCall(
  'drop-target.add',
  z.object({ files: z.array(z.instanceof(File)).min(1), names: z.array(z.string()).optional() }),
  nothing,
);

/** Uploads what was dragged from the page onto its drop target; `known` is false where it came from elsewhere. */
export const addDragged = defineCall(
  'drop-target.add-dragged',
  z.object({ address: z.string() }),
  z.object({ known: z.boolean() }),
);

/** Uploads the file behind an address that was dropped. */
export const addDroppedAddress = defineCall('drop-target.add-address', z.object({ url: z.url() }), nothing);

/** What a drop target tells the page that it stands in. */
export const tellPage = defineCall('drop-target.news', z.object({ news: targetNewsSchema }), nothing);

/** Begins to take a picture of the page before the user, and does not wait for it: the popup that asks is closed by then. */
export const takeScreenshot = defineCall(
  'screenshot.take',
  z.object({ kind: screenshotKindSchema }),
  nothing,
);

/** How links are copied, for the engine's home that cannot read storage itself. */
export const getLinkFormat = defineCall('preferences.link-format', nothing, linkFormatSchema);

/** What is done to pictures, likewise. */
export const getImageOptions = defineCall('preferences.image-options', nothing, imageOptionsSchema);

export const listLinks = defineCall(
  'links.list',
  ofConnection.extend({ fileId: z.uuid() }),
  listLinksResponseSchema,
);

export const createLink = defineCall(
  'links.create',
  ofConnection.extend({ fileId: z.uuid(), rules: createLinkRequestSchema }),
  linkSchema,
);

export const revokeLink = defineCall('links.revoke', ofConnection.extend({ slug: z.string() }), nothing);

/** The batches that a file is in. */
export const listBatches = defineCall(
  'batches.list',
  ofConnection.extend({ fileId: z.uuid() }),
  listBatchesResponseSchema,
);

export const revokeBatch = defineCall('batches.revoke', ofConnection.extend({ id: z.uuid() }), nothing);

/** Something about the uploads that the person should see without opening anything. */
const uploadEventSchema = z.object({
  kind: z.enum(['started', 'done', 'failed', 'file-needed']),
  id: z.uuid(),
  /** Of the file. */
  name: z.string(),
  /** Only with `done`. */
  file: fileSchema.nullable(),
  /** Only with `failed`. */
  error: errorValueSchema.nullable(),
  /** Whether it deserves a notification: the interface that started it is not where the person looks. */
  notify: z.boolean(),
});

export type UploadEvent = z.infer<typeof uploadEventSchema>;

const uploadsChangedSchema = z.object({
  /** Uploads that are not at their end. */
  active: z.number().int().nonnegative(),
  /** Share of the active uploads' bytes that is through, 0 to 100; null while it is not known. */
  percent: z.number().min(0).max(100).nullable(),
  /** Uploads that wait for the person: they failed, or their file is asked for again. */
  waiting: z.number().int().nonnegative(),
  /** What holds up every active upload and is being tried again; null while one of them moves. */
  trouble: errorValueSchema.nullable(),
  /** What happened since the last time; what is done comes when all is, so that it can be told at once. */
  events: z.array(uploadEventSchema),
});

export type UploadsChanged = z.infer<typeof uploadsChangedSchema>;

/** The engine tells the background what to show on the toolbar and in notifications. */
export const uploadsChanged = defineCall('uploads.changed', uploadsChangedSchema, nothing);

/** The person looks at Pail: what the toolbar told has been seen. */
export const toolbarSeen = defineCall('toolbar.seen', nothing, nothing);
