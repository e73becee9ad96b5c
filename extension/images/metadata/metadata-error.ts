import { PailError } from '../../../shared/errors/pail-error.ts';

const NEXT_STEP =
  'Save it anew as JPEG, PNG or WebP and add that, or turn the removal off in the settings of Pail.';

/** The picture's structure is broken, so that nobody can say what of it is metadata. */
export function damagedImage(): PailError {
  return new PailError(
    'metadata_not_removable',
    `This picture is damaged, so Pail cannot take location and camera data out of it and did not upload it. ${NEXT_STEP}`,
  );
}

/** Pail knows no way to take metadata out of this format. */
export function unknownFormat(): PailError {
  return new PailError(
    'metadata_not_removable',
    `Pail cannot take location and camera data out of pictures of this format, so it did not upload this one. ${NEXT_STEP}`,
  );
}
