import { ListObjectsV2Command, S3ServiceException, type S3Client } from '@aws-sdk/client-s3';
import { z } from 'zod';

/** How the bucket answered one signed question, with what its answer tells of itself. */
export interface Probe {
  /** Milliseconds since 1970, by our clock, in the middle of the call. */
  askedAt: number;
  /** Milliseconds since 1970, by the bucket's `Date` header; undefined where it sent none. */
  bucketTime: number | undefined;
  /** HTTP status; undefined where nothing answered. */
  status: number | undefined;
  /** S3's error code, or the network's; undefined where all went well. */
  code: string | undefined;
  /** The bucket's own region, where it says so. */
  region: string | undefined;
  /** The `Server` header. */
  server: string | undefined;
}

const responseSchema = z.object({
  response: z.object({ statusCode: z.number(), headers: z.record(z.string(), z.string()) }),
});
const regionSchema = z.object({ Region: z.string() });
const codeSchema = z.object({ code: z.string() });

/**
 * Asks the bucket for its first key: the call that every S3 server knows and that carries a reason when it is refused.
 * Never throws: how it failed is the answer.
 */
export async function probeBucket(client: S3Client, bucket: string, now: () => number): Promise<Probe> {
  let headers: Record<string, string> = {};
  let status: number | undefined;
  const command = new ListObjectsV2Command({ Bucket: bucket, MaxKeys: 1 });
  command.middlewareStack.add(
    (next) => async (request) => {
      const result = await next(request);
      const answered = responseSchema.safeParse(result);
      // The first answer counts: the SDK corrects its clock by that and asks again.
      if (answered.success && status === undefined) {
        ({ headers, statusCode: status } = answered.data.response);
      }
      return result;
    },
    { step: 'deserialize', priority: 'low' },
  );
  const started = now();
  const failure = await client.send(command).then(
    () => undefined,
    (error: unknown) => error,
  );
  const date = Date.parse(headers['date'] ?? '');
  return {
    askedAt: (started + now()) / 2,
    bucketTime: Number.isNaN(date) ? undefined : date,
    status: failure instanceof S3ServiceException ? failure.$metadata.httpStatusCode : status,
    code: failure === undefined ? undefined : codeOf(failure),
    region: headers['x-amz-bucket-region'] ?? regionSchema.safeParse(failure).data?.Region,
    server: headers['server'],
  };
}

/** S3's or the SDK's name of an error, or the system's code. */
export function codeOf(error: unknown): string {
  if (error instanceof S3ServiceException) return error.name;
  const { code } = codeSchema.safeParse(error).data ?? {};
  if (code !== undefined) return code;
  // fetch hides what happened in the cause.
  if (error instanceof Error) return error.cause instanceof Error ? codeOf(error.cause) : error.name;
  return 'unknown error';
}
