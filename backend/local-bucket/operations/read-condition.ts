import { S3Error } from '../errors.ts';
import type { ListedObject } from '../storage/stored-object.ts';

/** The conditions of a read, as they were sent. */
export interface ReadConditions {
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
  readonly ifModifiedSince: string | undefined;
  readonly ifUnmodifiedSince: string | undefined;
}

/**
 * Decides a conditional read in RFC 9110's order (section 13.2.2).
 *
 * @returns whether the client has the object already
 * @throws S3Error PreconditionFailed
 */
export function notModified(object: ListedObject, conditions: ReadConditions): boolean {
  const { ifMatch, ifNoneMatch } = conditions;
  const ifModifiedSince = Date.parse(conditions.ifModifiedSince ?? '');
  const ifUnmodifiedSince = Date.parse(conditions.ifUnmodifiedSince ?? '');
  // Headers know no fractions of a second.
  const modifiedAt = Math.floor(object.modifiedAt / 1000) * 1000;
  if (ifMatch !== undefined) {
    if (!matches(ifMatch, object.etag)) throw failed('If-Match');
  } else if (modifiedAt > ifUnmodifiedSince) throw failed('If-Unmodified-Since');
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, object.etag);
  return modifiedAt <= ifModifiedSince;
}

function matches(list: string, etag: string): boolean {
  const wanted = list.split(',').map((entry) => entry.trim().replace(/^W\//, '').replaceAll('"', ''));
  return wanted.includes('*') || wanted.includes(etag);
}

function failed(condition: string): S3Error {
  return new S3Error('PreconditionFailed', undefined, { Condition: condition });
}
