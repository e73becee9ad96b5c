import { z } from 'zod';

/** The S3 providers whose behaviour Pail knows; anything else is `unknown`. */
export const providerSchema = z.enum([
  'local',
  'aws',
  'r2',
  'b2',
  'wasabi',
  'minio',
  'garage',
  'ceph',
  'gcs',
  'unknown',
]);

export type Provider = z.infer<typeof providerSchema>;

/** Where providers differ from each other in what Pail relies on. */
export interface Quirks {
  /** `If-None-Match: *` on PutObject answers 412 where the key already holds an object. */
  refusesOverwrite: boolean;
  /** The same on CompleteMultipartUpload. Where it is only ignored it does no harm, but it is not sent. */
  refusesOverwriteOnComplete: boolean;
  /** The ETag of an object stored by one PUT without KMS or customer keys is the MD5 of its bytes, in hexadecimal. */
  etagIsMd5: boolean;
  /** So is the ETag of a part. */
  partEtagIsMd5: boolean;
  /** The ETag of an object that was stored in parts is the MD5 of the parts' MD5s, a hyphen and their number. */
  compositeEtag: boolean;
  /** A PUT whose `x-amz-checksum-sha256` is not that of its body is refused, and HeadObject gives back that of an object. */
  verifiesSha256: boolean;
}

const LIKE_AWS: Quirks = {
  refusesOverwrite: true,
  refusesOverwriteOnComplete: true,
  etagIsMd5: true,
  partEtagIsMd5: true,
  compositeEtag: true,
  verifiesSha256: true,
};

const PROMISES_NOTHING: Quirks = {
  refusesOverwrite: false,
  refusesOverwriteOnComplete: false,
  etagIsMd5: false,
  partEtagIsMd5: false,
  compositeEtag: false,
  verifiesSha256: false,
};

const QUIRKS: Record<Provider, Quirks> = {
  // Our own; its contract suite checks each.
  local: LIKE_AWS,
  // docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html (both calls), API/API_Object.html (ETag) and
  // userguide/checking-object-integrity.html (parts, composite, SHA-256).
  aws: LIKE_AWS,
  // developers.cloudflare.com/r2/api/s3/conditional-operations/ (PutObject) and r2/objects/multipart-objects (ETags of
  // parts and of the whole since June 2023). Nothing is said of conditions on CompleteMultipartUpload.
  // Of SHA-256 it says nothing that one could rely on.
  r2: { ...LIKE_AWS, refusesOverwriteOnComplete: false, verifiesSha256: false },
  // github.com/minio/minio/issues/20346: conditional writes work as on AWS. Parts: issues/9822, MD5 by default again
  // since 2020; a server started with --no-compat gives other ETags, which do not look like an MD5. SHA-256: only newer
  // servers, and the address does not tell them apart.
  minio: { ...LIKE_AWS, refusesOverwriteOnComplete: false, verifiesSha256: false },
  // Tried on RGW 16.2: ETags as on AWS, conditions on PutObject only, x-amz-checksum-* ignored.
  ceph: { ...LIKE_AWS, refusesOverwriteOnComplete: false, verifiesSha256: false },
  // docs.cloud.google.com/storage/docs/xml-api/post-object-complete: the ETag of a multipart upload's object is not based
  // on an MD5. Its preconditions have headers of their own: xml-api/reference-headers.
  gcs: PROMISES_NOTHING,
  // Nothing that one could rely on is said of ETags and conditional writes in backblaze.com/apidocs,
  // docs.wasabi.com/apidocs and garagehq.deuxfleurs.fr/documentation/reference-manual/s3-compatibility (read November
  // 2026). `pail doctor` tries it, and says whose name fits.
  b2: PROMISES_NOTHING,
  wasabi: PROMISES_NOTHING,
  garage: PROMISES_NOTHING,
  // A provider that answers 501 to a header would fail every upload: promise less, and let every upload pass.
  unknown: PROMISES_NOTHING,
};

export function quirksOf(provider: Provider): Quirks {
  return QUIRKS[provider];
}

/** Tells the provider by its endpoint, where the endpoint alone shows it. */
export function providerOf(endpoint: string | undefined): Provider {
  if (endpoint === undefined) return 'aws';
  const { hostname } = new URL(endpoint);
  if (/(?:^|\.)amazonaws\.com(?:\.cn)?$/.test(hostname)) return 'aws';
  if (hostname.endsWith('.r2.cloudflarestorage.com')) return 'r2';
  if (hostname.endsWith('.backblazeb2.com')) return 'b2';
  if (hostname.endsWith('.wasabisys.com')) return 'wasabi';
  if (hostname === 'storage.googleapis.com') return 'gcs';
  return 'unknown';
}
