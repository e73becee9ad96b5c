import { createHash } from 'node:crypto';

/** What a bucket says of an object's encryption in the headers of its answers. */
interface EncryptionFacts {
  SSECustomerAlgorithm?: string | undefined;
  ServerSideEncryption?: string | undefined;
}

/** Whether an object is encrypted by KMS or with a customer's key, so that its ETags say nothing of its bytes. */
export function isOpaque({ SSECustomerAlgorithm, ServerSideEncryption = '' }: EncryptionFacts): boolean {
  return SSECustomerAlgorithm !== undefined || ServerSideEncryption.startsWith('aws:kms');
}

/** The MD5 in Base64 that an ETag is; null where it is none by its looks. */
export function md5OfEtag(etag: string): string | null {
  return /^[0-9a-f]{32}$/i.test(etag) ? Buffer.from(etag, 'hex').toString('base64') : null;
}

/** The MD5 of the parts' MD5s (in Base64) as S3 makes an ETag of it: hexadecimal, a hyphen, the number of parts. */
export function compositeOf(md5s: readonly string[]): string {
  const hash = createHash('md5');
  for (const md5 of md5s) hash.update(md5, 'base64');
  return `${hash.digest('hex')}-${md5s.length}`;
}
