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
  limits: z.object({ maxFileBytes: z.number().int().positive() }),
  usage: z.object({ files: z.number().int(), bytes: z.number().int() }),
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
