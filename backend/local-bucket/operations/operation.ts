import type { RequestBody } from '../body/request-body.ts';
import type { Reply } from '../http/reply.ts';
import type { S3Request } from '../http/s3-request.ts';
import type { Storage } from '../storage/storage.ts';

/** What an operation works with: one verified request, and the server's state. */
export interface OperationContext {
  readonly request: S3Request;
  /** Whether the signature stood in the query: then parameters may stand there too. */
  readonly presigned: boolean;
  readonly body: RequestBody;
  readonly storage: Storage;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** One S3 operation. It throws an S3Error for any answer but success. */
export type Operation = (context: OperationContext) => Reply | Promise<Reply>;

/** A header, or for a presigned URL the query parameter that stands for it. */
export function requestParameter(
  { request, presigned }: Pick<OperationContext, 'request' | 'presigned'>,
  name: `x-amz-${string}`,
): string | undefined {
  return request.headers.get(name) ?? (presigned ? request.query.get(name) : undefined);
}
