import type { z } from 'zod';
import type { PartToSign, signPartsResponseSchema } from '../../shared/api/parts.ts';
import { PailError, toErrorValue } from '../../shared/errors/pail-error.ts';
import { MAX_PARTS } from '../../shared/limits.ts';
import type { UsersDevice } from '../database/devices.ts';
import { findUpload, setSignedUntil, type UploadRow } from '../database/uploads.ts';
import type { Dependencies } from '../dependencies.ts';
import { maxFileBytesOf } from '../limits/describe-limits.ts';
import { findRoom } from '../limits/reserve.ts';
import { UPLOAD_URL_LIFETIME } from '../storage/url-lifetime.ts';
import { uploadNotFound } from './find-completed.ts';
import { fileTooLarge } from './size-limit.ts';
import { countParts, partSizeBounds, type PartPlan } from './upload-plan.ts';

type SignedParts = z.infer<typeof signPartsResponseSchema>['parts'];

/**
 * Signs the requests of some parts, for their exact sizes and, unless the upload goes without, checksums; one part's error leaves the others alone.
 * @throws {PailError} `upload_not_found`; `invalid_request` for an upload that has no parts.
 */
export async function signParts(
  { database, bucket, settings, now }: Dependencies,
  device: UsersDevice,
  id: string,
  parts: readonly PartToSign[],
): Promise<SignedParts> {
  const upload = await findUpload(database, device.user_id, id);
  if (!upload) throw uploadNotFound();
  const { plan, s3UploadId } = partsOf(upload);
  // On disk before a URL exists: what it stores can then be found and removed.
  const renewed = await setSignedUntil(database, [id], {
    signedUntil: now() + UPLOAD_URL_LIFETIME,
    deviceId: device.id,
  });
  if (renewed.length === 0) throw uploadNotFound();
  const maxFileBytes = maxFileBytesOf(device, settings);
  const room = plan.size === null ? await findRoom(database, device) : undefined;
  const signer = await bucket.signer();
  return parts.map(({ partNumber, size, checksum, origin }) => {
    try {
      checkPart(plan, { partNumber, size }, maxFileBytes);
      room?.check((partNumber - 1) * plan.partSize + size);
      const md5 = upload.has_checksums === 1 ? neededMd5(partNumber, checksum) : null;
      const part = { key: upload.object_key, s3UploadId, partNumber, size, md5 };
      return { partNumber, request: signer.part(part, origin) };
    } catch (error) {
      if (error instanceof PailError) return { partNumber, error: toErrorValue(error) };
      throw error;
    }
  });
}

function partsOf({ size, part_size: partSize, s3_upload_id: s3UploadId }: UploadRow): {
  plan: PartPlan;
  s3UploadId: string;
} {
  if (partSize === null) {
    throw new PailError(
      'invalid_request',
      'This upload has no parts: one PUT carries it. Send the request that its creation gave.',
    );
  }
  if (s3UploadId === null) {
    throw new PailError(
      'bucket_busy',
      'The bucket has not begun this upload yet. Create the upload again, with the same fields.',
    );
  }
  return { plan: { size, partSize }, s3UploadId };
}

function neededMd5(partNumber: number, checksum: PartToSign['checksum']): string {
  if (checksum) return checksum.value;
  throw new PailError(
    'invalid_request',
    `The checksum of part ${partNumber} is missing. Send the MD5 of its bytes with the call.`,
  );
}

function checkPart(
  plan: PartPlan,
  { partNumber, size }: { partNumber: number; size: number },
  maxFileBytes: number,
): void {
  const count = countParts(plan, maxFileBytes);
  if (partNumber > count) {
    if (plan.size === null) throw fileTooLarge(Math.min(maxFileBytes, MAX_PARTS * plan.partSize));
    throw new PailError(
      'invalid_request',
      `There is no part ${partNumber}: an upload of ${plan.size} bytes in parts of ${plan.partSize} bytes has ${count}. Split the file as the server said.`,
      { details: { parts: count } },
    );
  }
  const { least, most } = partSizeBounds(plan, partNumber);
  if (size < least || size > most) {
    throw new PailError(
      'invalid_request',
      `Part ${partNumber} has ${size} bytes instead of ${least === most ? '' : `${least} to `}${most}. Split the file as the server said.`,
      { details: { least, most } },
    );
  }
}
