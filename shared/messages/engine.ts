import { z } from 'zod';
import { fileSchema } from '../api/files.ts';
import { uploadIdSchema } from '../api/uploads.ts';
import { errorValueSchema } from '../errors/pail-error.ts';
import { pageTargetSchema } from './page-target.ts';
import { textFormatSchema } from './text-format.ts';
import { uploadOriginSchema, uploadViewSchema } from './upload-view.ts';

/** Over which connection it goes. */
const connectionIdSchema = z.uuid();

/** What a page of the extension may ask of the upload engine. A `File` in it travels by structured clone, uncopied. */
export const engineCommandSchema = z.discriminatedUnion('command', [
  /** Answered with all uploads, to every page. */
  z.object({ command: z.literal('list') }),
  z.object({
    command: z.literal('add-files'),
    connectionId: connectionIdSchema,
    files: z.array(z.instanceof(File)).min(1),
    origin: uploadOriginSchema,
    /** One for each file, where they are called otherwise than on disk: with the folders that they lie in. */
    names: z.array(z.string()).optional(),
    /** The page that they were taken from. */
    sourceUrl: z.string().nullable().optional(),
  }),
  /** Text of the user's, which becomes a file. */
  z.object({
    command: z.literal('add-text'),
    connectionId: connectionIdSchema,
    text: z.string(),
    format: textFormatSchema,
    /** What the file is called after. */
    title: z.string(),
  }),
  z.object({
    command: z.literal('add-from-page'),
    connectionId: connectionIdSchema,
    target: pageTargetSchema,
  }),
  /** Cancels all uploads over a connection and takes them off the list: it is about to be revoked. */
  z.object({ command: z.literal('end-connection'), connectionId: connectionIdSchema }),
  z.object({ command: z.literal('cancel'), id: uploadIdSchema }),
  z.object({ command: z.literal('pause'), id: uploadIdSchema }),
  /** Goes on with what was paused, or starts what failed or was cancelled again. */
  z.object({ command: z.literal('resume'), id: uploadIdSchema }),
  /** Has it sent before all others. */
  z.object({ command: z.literal('send-first'), id: uploadIdSchema }),
  /** Puts the links of files on the clipboard, as the user wants links. */
  z.object({ command: z.literal('copy-links'), files: z.array(fileSchema).min(1) }),
  /** Puts uploads that were added together under one link, as far as they are done, and that on the clipboard. */
  z.object({ command: z.literal('copy-one-link'), ids: z.array(uploadIdSchema).min(1) }),
  /** Takes finished, failed or cancelled uploads off the list. */
  z.object({ command: z.literal('dismiss'), ids: z.array(uploadIdSchema) }),
]);

export type EngineCommand = z.infer<typeof engineCommandSchema>;

/** What changed in a list of uploads. */
const uploadChangesSchema = z.object({
  /** Those that look different now. */
  changed: z.array(uploadViewSchema),
  /** The whole list's ids, newest first; null where it is made of the same uploads in the same order. */
  order: z.array(uploadIdSchema).nullable(),
});

export type UploadChanges = z.infer<typeof uploadChangesSchema>;

/** What travels over the engine's BroadcastChannel, which only the extension's own pages can open. */
export const engineMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('command'), callId: z.uuid(), command: engineCommandSchema }),
  z.object({ type: z.literal('accepted'), callId: z.uuid() }),
  z.object({ type: z.literal('refused'), callId: z.uuid(), error: errorValueSchema }),
  /** Asks for the bytes of an upload, to show them. */
  z.object({ type: z.literal('bytes-wanted'), callId: z.uuid(), id: uploadIdSchema }),
  /** A `Blob` is a handle, and travels uncopied. Null where nothing is at hand: it is yet to come, or done with. */
  z.object({ type: z.literal('bytes'), callId: z.uuid(), bytes: z.instanceof(Blob).nullable() }),
  /** All uploads, newest first: the answer to `list`, and what an engine tells first of all. */
  z.object({ type: z.literal('uploads'), uploads: z.array(uploadViewSchema) }),
  /** What is different since the last message: with a thousand uploads, a few of them change at a time. */
  z.object({ type: z.literal('uploads-changed'), changes: uploadChangesSchema }),
]);

export type EngineMessage = z.infer<typeof engineMessageSchema>;
