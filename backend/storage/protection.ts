import type { S3Client } from '@aws-sdk/client-s3';

/** What the bucket's owner wants of every object: encryption by a key of theirs, or a time in which nobody deletes it. */
export interface Protection {
  encryption: { algorithm: 'AES256' | 'aws:kms' | 'aws:kms:dsse'; kmsKeyId: string | undefined } | undefined;
  lock: { mode: 'GOVERNANCE' | 'COMPLIANCE'; days: number } | undefined;
}

const DAY = 24 * 60 * 60_000;

/** Calls that bring an object into being; UploadPart takes over what its upload was created with. */
const CREATING = new Set(['PutObjectCommand', 'CreateMultipartUploadCommand']);

/**
 * The headers of a request that creates an object under this protection. Whoever sends it has to send them: S3 takes
 * them from no query.
 * @param now milliseconds since 1970: a lock's time begins when the request is signed
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
export function protectionHeaders({ encryption, lock }: Protection, now: number): Record<string, string> {
  const headers: Record<string, string> = {};
  if (encryption) headers['x-amz-server-side-encryption'] = encryption.algorithm;
  if (encryption?.kmsKeyId !== undefined) {
    headers['x-amz-server-side-encryption-aws-kms-key-id'] = encryption.kmsKeyId;
  }
  if (lock) {
    headers['x-amz-object-lock-mode'] = lock.mode;
    headers['x-amz-object-lock-retain-until-date'] = retainUntil(lock.days, now);
  }
  return headers;
}

/** In whole seconds, as S3 writes times. */
function retainUntil(days: number, now: number): string {
  return new Date(now + days * DAY).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** Has a client ask for this protection of every object that it creates. */
export function protectWith(client: S3Client, protection: Protection): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        const { request } = args;
        if (CREATING.has(commandName) && hasHeaders(request)) {
          Object.assign(request.headers, protectionHeaders(protection, Date.now()));
        }
        return next(args);
      },
    { step: 'build', name: 'pailProtection' },
  );
}

function hasHeaders(request: unknown): request is { headers: Record<string, string> } {
  return typeof request === 'object' && request !== null && 'headers' in request;
}
