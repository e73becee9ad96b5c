import type { SignedRequest } from '../../shared/api/signed-request.ts';
import { protectionHeaders, type Protection } from './protection.ts';
import { presign, type SigningTarget } from './sigv4-presigner.ts';
import { UPLOAD_URL_LIFETIME } from './url-lifetime.ts';

/** Where objects are stored, and how they are to be protected there. */
export interface StoringTarget extends SigningTarget {
  protection?: Protection | undefined;
}

/** The one object that a signed PUT may store. */
export interface PutToSign {
  key: string;
  /** Bytes. */
  size: number;
  contentType: string;
  /** Base64, as in Content-MD5. */
  md5: string | null;
  /** Base64, as in x-amz-checksum-sha256. */
  sha256?: string | null;
}

/**
 * Signs the PUT of one object of one size and type (and checksum where there is one). The size is signed as
 * Content-Length, which the browser sets by itself and no script may set: so it is not among the headers.
 */
export function signPut(target: StoringTarget, put: PutToSign, refuseOverwrite: boolean): SignedRequest {
  // One after the other: objects made of others would cost as much as the signature.
  const headers: Record<string, string> = { 'content-type': put.contentType };
  if (put.md5 !== null) headers['content-md5'] = put.md5;
  if (put.sha256) headers['x-amz-checksum-sha256'] = put.sha256;
  if (refuseOverwrite) headers['if-none-match'] = '*';
  if (target.protection) Object.assign(headers, protectionHeaders(target.protection, target.now));
  const url = presign(target, {
    method: 'PUT',
    key: put.key,
    query: { 'x-id': 'PutObject' },
    headers,
    contentLength: put.size,
    lifetime: UPLOAD_URL_LIFETIME,
  });
  return { url, method: 'PUT', headers, expiresAt: target.now + UPLOAD_URL_LIFETIME };
}

/** The one part that a signed PUT may store. */
export interface PartToSign {
  key: string;
  s3UploadId: string;
  partNumber: number;
  /** Bytes. */
  size: number;
  /** Base64, as in Content-MD5. */
  md5: string | null;
}

/** Signs the PUT of one part of one size (and checksum where there is one). */
export function signPart(target: SigningTarget, part: PartToSign): SignedRequest {
  const headers: Record<string, string> = part.md5 === null ? {} : { 'content-md5': part.md5 };
  const url = presign(target, {
    method: 'PUT',
    key: part.key,
    query: { partNumber: String(part.partNumber), uploadId: part.s3UploadId, 'x-id': 'UploadPart' },
    headers,
    contentLength: part.size,
    lifetime: UPLOAD_URL_LIFETIME,
  });
  return { url, method: 'PUT', headers, expiresAt: target.now + UPLOAD_URL_LIFETIME };
}

export interface DownloadToSign {
  key: string;
  method: 'GET' | 'HEAD';
  contentType: string;
  contentDisposition: string;
  /** How long the address is good, in milliseconds; whole seconds. */
  lifetime: number;
}

/** Signs a download which the bucket answers under the given type and name. */
export function signDownload(target: SigningTarget, download: DownloadToSign): string {
  const { key, method, contentType, contentDisposition, lifetime } = download;
  return presign(target, {
    method,
    key,
    query: {
      'response-content-disposition': contentDisposition,
      'response-content-type': contentType,
      ...(method === 'GET' && { 'x-id': 'GetObject' }),
    },
    headers: {},
    lifetime,
  });
}
