import { S3ServiceException } from '@aws-sdk/client-s3';

/** An answer in short: its HTTP status, and S3's error code where it is an error. */
export interface Answer {
  readonly status: number | undefined;
  readonly code: string | undefined;
}

/** The SDK's answer: of a success `code` is undefined. */
export async function sdkAnswer(
  sending: Promise<{ $metadata: { httpStatusCode?: number | undefined } }>,
): Promise<Answer> {
  try {
    const { $metadata } = await sending;
    return { status: $metadata.httpStatusCode, code: undefined };
  } catch (error) {
    if (!(error instanceof S3ServiceException)) throw error;
    return { status: error.$metadata.httpStatusCode, code: error.name };
  }
}

/** The answer to a plain request. */
export async function fetchAnswer(fetching: Promise<Response>): Promise<Answer> {
  const response = await fetching;
  const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1];
  return { status: response.status, code };
}
