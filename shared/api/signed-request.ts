import { z } from 'zod';

/**
 * A request that the client sends to the bucket exactly as it stands: method, URL and headers come together, and the
 * client adds nothing to them but the body (and what the browser itself sets: Content-Length, Host).
 */
export const signedRequestSchema = z.object({
  url: z.url(),
  method: z.enum(['PUT', 'POST']),
  headers: z.record(z.string(), z.string()),
  /** When the signature ends, in milliseconds since 1970 by the backend's clock. */
  expiresAt: z.number().int(),
});

export type SignedRequest = z.infer<typeof signedRequestSchema>;
