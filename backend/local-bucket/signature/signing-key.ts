import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signature is bound to: a day (`yyyymmdd`), a region, and S3. */
export interface Scope {
  readonly date: string;
  readonly region: string;
}

/** The scope as it stands in a string to sign. */
export function scopeText({ date, region }: Scope): string {
  return `${date}/${region}/s3/aws4_request`;
}

/** The key of one day and region, derived from the secret. Source: "Signature Version 4 signing process". */
export function signingKey(secretAccessKey: string, { date, region }: Scope): Buffer {
  return [date, region, 's3', 'aws4_request'].reduce(
    (key, text) => createHmac('sha256', key).update(text).digest(),
    Buffer.from(`AWS4${secretAccessKey}`),
  );
}

/** The signature of a string to sign, in hexadecimal. */
export function sign(key: Buffer, stringToSign: string): string {
  return createHmac('sha256', key).update(stringToSign).digest('hex');
}

/** Compares two signatures in a time that tells nothing about where they differ. */
export function sameSignature(expected: string, presented: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(presented);
  return left.length === right.length && timingSafeEqual(left, right);
}
