import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { SignedRequest } from '../../shared/api/signed-request.ts';
import { UPLOAD_URL_LIFETIME, DOWNLOAD_URL_LIFETIME } from './url-lifetime.ts';

/** The one object that a signed PUT may store. */
export interface PutToSign {
  key: string;
  /** Bytes. */
  size: number;
  contentType: string;
  /** Base64, as in Content-MD5. */
  md5: string | null;
}

export interface SigningTarget {
  client: S3Client;
  bucket: string;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * Signs the PUT of one object of one size and type (and checksum where there is one). The size is signed as
 * Content-Length, which the browser sets by itself and no script may set: so it is not among the headers.
 */
export async function signPut(
  { client, bucket, now }: SigningTarget,
  put: PutToSign,
  refuseOverwrite: boolean,
): Promise<SignedRequest> {
  const headers = {
    'content-type': put.contentType,
    ...(put.md5 !== null && { 'content-md5': put.md5 }),
    ...(refuseOverwrite && { 'if-none-match': '*' }),
  };
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: put.key,
    ContentLength: put.size,
    ContentType: put.contentType,
    ...(put.md5 !== null && { ContentMD5: put.md5 }),
    ...(refuseOverwrite && { IfNoneMatch: '*' }),
  });
  const url = await getSignedUrl(client, command, {
    expiresIn: UPLOAD_URL_LIFETIME / 1000,
    signingDate: new Date(now),
    // The presigner signs these only when asked to, and nothing else ties the URL to them.
    signableHeaders: new Set(['host', 'content-length', ...Object.keys(headers)]),
  });
  return { url, method: 'PUT', headers, expiresAt: now + UPLOAD_URL_LIFETIME };
}

export interface DownloadToSign {
  key: string;
  method: 'GET' | 'HEAD';
  contentType: string;
  contentDisposition: string;
}

/** Signs a download which the bucket answers under the given type and name. */
export function signDownload(
  { client, bucket, now }: SigningTarget,
  { key, method, contentType, contentDisposition }: DownloadToSign,
): Promise<string> {
  const input = {
    Bucket: bucket,
    Key: key,
    ResponseContentType: contentType,
    ResponseContentDisposition: contentDisposition,
  };
  const options = { expiresIn: DOWNLOAD_URL_LIFETIME / 1000, signingDate: new Date(now) };
  return method === 'HEAD'
    ? getSignedUrl(client, new HeadObjectCommand(input), options)
    : getSignedUrl(client, new GetObjectCommand(input), options);
}
