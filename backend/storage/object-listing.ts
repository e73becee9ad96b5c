import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { toBucketError } from './bucket-errors.ts';

/** An object as a list names it, whoever stored it. */
export interface ListedObject {
  key: string;
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970, by the bucket's clock; undefined where it does not say. */
  modifiedAt: number | undefined;
}

/**
 * Lists the objects of the bucket, a page (up to 1,000) at a time.
 * @throws {PailError} `bucket_unreachable`, `bucket_busy` or `bucket_refused`.
 */
export async function* listObjects(client: S3Client, bucket: string): AsyncGenerator<ListedObject[], void> {
  let token: string | undefined;
  do {
    const command = new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: token });
    const page = await client.send(command).catch((error: unknown) => {
      throw toBucketError(error);
    });
    yield (page.Contents ?? []).map(({ Key = '', Size = 0, LastModified }) => ({
      key: Key,
      size: Size,
      modifiedAt: LastModified?.getTime(),
    }));
    token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}
