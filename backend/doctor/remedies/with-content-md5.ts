import { createHash } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';

interface RequestWithText {
  headers: Record<string, string>;
  body: string;
}

/** The calls that set something on a whole bucket. */
const COMMANDS: ReadonlySet<string> = new Set([
  'PutBucketLifecycleConfigurationCommand',
  'PutBucketCorsCommand',
]);

/**
 * Has a client send the Content-MD5 of what it sets on a bucket. S3 asks for that or for a checksum; the SDK sends the
 * checksum, which older servers do not know (tried on Ceph RGW 16.2).
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
 */
export function addContentMd5(client: S3Client): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        const { request } = call;
        if (COMMANDS.has(String(commandName)) && isRequestWithText(request)) {
          request.headers['content-md5'] = createHash('md5').update(request.body).digest('base64');
        }
        return next(call);
      },
    { step: 'build', priority: 'low' },
  );
}

function isRequestWithText(request: unknown): request is RequestWithText {
  return (
    typeof request === 'object' &&
    request !== null &&
    'headers' in request &&
    'body' in request &&
    typeof request.body === 'string'
  );
}
