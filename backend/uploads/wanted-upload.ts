import type { CreateUpload } from '../../shared/api/uploads.ts';
import { PailError } from '../../shared/errors/pail-error.ts';
import type { UsersDevice } from '../database/devices.ts';
import { toStorableText } from '../database/storable-text.ts';
import type { UploadRow } from '../database/uploads.ts';
import type { Dependencies, Settings } from '../dependencies.ts';
import { isAllowedType, parseAllowedTypes } from '../limits/allowed-types.ts';
import { maxFileBytesOf } from '../limits/describe-limits.ts';
import { typeNotAllowed } from '../limits/limit-errors.ts';
import { makeObjectKey } from '../storage/object-key.ts';
import { UPLOAD_URL_LIFETIME } from '../storage/url-lifetime.ts';
import { checkSize } from './size-limit.ts';
import { choosePartSize } from './upload-plan.ts';

/** What a client asks for, and the row that it is remembered by if it is new. */
export interface WantedUpload {
  item: CreateUpload;
  row: UploadRow;
}

/** In the order of the items; of two with the same id the second one is wrong. */
export function wantUploads(
  dependencies: Dependencies,
  device: UsersDevice,
  items: readonly CreateUpload[],
): (WantedUpload | PailError)[] {
  const allowedTypes = parseAllowedTypes(device.allowed_types);
  const seen = new Set<string>();
  return items.map((item) => {
    if (seen.has(item.id)) return conflict('This call names the same upload twice.');
    seen.add(item.id);
    return wantUpload(dependencies, device, item, allowedTypes);
  });
}

/** Returns what is wrong with it where it cannot be taken, whatever is known already. */
function wantUpload(
  { settings, now, randomBytes }: Dependencies,
  device: UsersDevice,
  item: CreateUpload,
  allowedTypes: ReturnType<typeof parseAllowedTypes>,
): WantedUpload | PailError {
  if (allowedTypes && !isAllowedType(allowedTypes, item.contentType)) return typeNotAllowed(allowedTypes);
  try {
    checkSize(item.size, maxFileBytesOf(device, settings));
  } catch (error) {
    if (error instanceof PailError) return error;
    throw error;
  }
  // Where nobody knows the size beforehand, only the checksum of all parts tells how many there are.
  const hasChecksums = settings.checksums || item.size === null;
  const row = {
    id: item.id,
    user_id: device.user_id,
    object_key: makeObjectKey(item.filename, now(), randomBytes, device.key_prefix),
    filename: toStorableText(item.filename),
    content_type: item.contentType,
    size: item.size,
    checksum_md5: hasChecksums ? (item.checksum?.value ?? null) : null,
    source_url: item.sourceUrl === undefined ? null : toStorableText(item.sourceUrl),
    created_at: now(),
    signed_until: now() + UPLOAD_URL_LIFETIME,
    part_size: choosePartSize(item.size),
    s3_upload_id: null,
    etags_are_opaque: 0,
    has_checksums: hasChecksums ? 1 : 0,
    device_id: device.id,
    checksum_sha256: sha256Of(settings, item),
  };
  return { item, row };
}

/** Of parts the bucket gives no hash of the whole: see `findDuplicates`. */
function sha256Of({ deduplicate }: Settings, { sha256, size }: CreateUpload): string | null {
  return deduplicate && choosePartSize(size) === null ? (sha256 ?? null) : null;
}

/** Whether a row is what an earlier call of the same upload left. */
export function isSameUpload(known: UploadRow | undefined, { item, row }: WantedUpload): boolean {
  if (!known) return false;
  // Whether it has a checksum is what it began with, also where the server was set otherwise since.
  const checksum = known.has_checksums === 1 ? (item.checksum?.value ?? null) : null;
  const { checksum_sha256: sha256 } = row;
  if (sha256 !== null && known.checksum_sha256 !== null && sha256 !== known.checksum_sha256) return false;
  const fields = ['user_id', 'filename', 'content_type', 'size', 'source_url'] as const;
  return known.checksum_md5 === checksum && fields.every((field) => known[field] === row[field]);
}

/** One text for every cause: whether another user has this id is nobody's business. */
export function conflict(what = 'There is another upload with this id.'): PailError {
  return new PailError('upload_conflict', `${what} Start this one under an id of its own.`);
}
