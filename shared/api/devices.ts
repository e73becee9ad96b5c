import { z } from 'zod';
import { MAX_DEVICE_NAME_LENGTH } from '../limits.ts';

/** A browser (or script) that holds a token. */
export const deviceSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.number().int(),
  lastSeenAt: z.number().int().nullable(),
});

export type Device = z.infer<typeof deviceSchema>;

export const listDevicesResponseSchema = z.object({ devices: z.array(deviceSchema) });

/** Who the token belongs to, what it may do, and what the extension needs to know before it uploads. */
export const meSchema = z.object({
  user: z.object({ id: z.uuid(), name: z.string() }),
  device: deviceSchema,
  limits: z.object({
    maxFileBytes: z.number().int().positive(),
    /** All files together and what is being uploaded; null where it is not limited. */
    maxTotalBytes: z.number().int().nonnegative().nullable(),
    /** Uploads that may be begun in a day, by UTC; null where it is not limited. */
    maxFilesPerDay: z.number().int().nonnegative().nullable(),
    /** Such as `image/png` and `video/*`; null where every type is. */
    allowedTypes: z.array(z.string()).nullable(),
    mayDelete: z.boolean(),
    /** Whether links may be made beside the one that every file comes with. */
    mayShare: z.boolean(),
    /** Whether a link can be held to an expiry, a password or a number of downloads: not where the bucket is public. */
    linkRules: z.boolean(),
  }),
  usage: z.object({
    files: z.number().int(),
    bytes: z.number().int(),
    /** Bytes of uploads under way whose size is known: they count against the total too. */
    runningBytes: z.number().int(),
    /** Uploads that were begun today, by UTC; null where they are not limited, and so not counted. */
    filesToday: z.number().int().nullable(),
  }),
  /** Origins of the bucket, which the extension must ask the user's permission for (`https://bucket.example`). */
  bucketOrigins: z.array(z.url()),
});

export type Me = z.infer<typeof meSchema>;

export const connectRequestSchema = z.strictObject({
  /** The one-time code of a connection link. */
  code: z.string().min(1).max(200),
  deviceName: z.string().trim().min(1).max(MAX_DEVICE_NAME_LENGTH),
});

export const connectResponseSchema = z.object({
  /** The device token: given once, stored hashed by the backend. */
  token: z.string(),
  me: meSchema,
});

export type ConnectResponse = z.infer<typeof connectResponseSchema>;
