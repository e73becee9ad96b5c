import { S3Client, type ServiceInputTypes, type ServiceOutputTypes } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { BucketUnderTest } from './bucket-under-test.ts';

type Command<Input extends ServiceInputTypes, Output extends ServiceOutputTypes> = Parameters<
  typeof getSignedUrl<ServiceInputTypes, Input, Output>
>[1];

/** What a URL is signed with; by default with what is right. */
export interface Signing {
  /** Seconds. */
  expiresIn?: number;
  signedAt?: Date;
  /** Headers, in lower case, that the request must then carry. */
  signedHeaders?: readonly string[];
  region?: string;
  accessKeyId?: string;
  secretAccessKey?: string;
}

/** Presigns a request with the SDK's own presigner, as a backend for browsers does. */
export async function presign<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
  { endpoint, region, credentials }: BucketUnderTest,
  command: Command<Input, Output>,
  signing: Signing = {},
): Promise<string> {
  const client = new S3Client({
    endpoint,
    region: signing.region ?? region,
    credentials: {
      accessKeyId: signing.accessKeyId ?? credentials.accessKeyId,
      secretAccessKey: signing.secretAccessKey ?? credentials.secretAccessKey,
    },
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  try {
    const headers = new Set(signing.signedHeaders);
    return await getSignedUrl(client, command, {
      expiresIn: signing.expiresIn ?? 60,
      ...(signing.signedAt && { signingDate: signing.signedAt }),
      signableHeaders: new Set(['host', 'content-length', ...headers]),
      unhoistableHeaders: headers,
    });
  } finally {
    client.destroy();
  }
}
